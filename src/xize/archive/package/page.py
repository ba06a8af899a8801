"""The contents list as a page that opens from the folder, without a network."""

from __future__ import annotations

from html import escape
from urllib.parse import quote

from xize.archive.package.contents import HEADS, Line, row
from xize.archive.package.extract import Package

_STYLE = """
body{font:15px/1.6 "Noto Sans SC","Microsoft YaHei","PingFang SC",sans-serif;margin:2rem auto;
max-width:62rem;padding:0 1rem;color:#1b2430}
h1{font-size:1.5rem;text-align:center;margin:0 0 .25rem}
dl{display:grid;grid-template-columns:max-content 1fr max-content 1fr;gap:.15rem 1rem;
border:1px solid #aab;padding:.75rem 1rem}
dt{color:#566}dd{margin:0}
table{border-collapse:collapse;width:100%;font-size:.92rem}
th,td{border:1px solid #99a;padding:.3rem .5rem;vertical-align:top;text-align:left}
th{background:#eef1f5}td:first-child,td:nth-child(6){text-align:center;white-space:nowrap}
td:nth-child(5),td:nth-child(2){white-space:nowrap}
footer{color:#566;font-size:.85rem;margin-top:1rem}
@media print{body{margin:0;max-width:none}a{color:inherit;text-decoration:none}}
"""


def page(package: Package, listed: list[Line]) -> bytes:
    """The whole page; it loads nothing, and its links lead to files beside it."""
    heads = "".join(f"<th scope=col>{escape(one)}</th>" for one in HEADS)
    body = "\n".join(f"<tr>{_cells(one)}</tr>" for one in listed)
    title = escape(package.title)
    return f"""<!doctype html>
<html lang="zh-Hans"><head><meta charset="utf-8"><title>卷内目录 {escape(package.code)}</title>
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<style>{_STYLE}</style></head><body>
<h1>卷 内 目 录</h1>
<dl>{_facts(package)}</dl>
<p>{title}</p>
<table><thead><tr>{heads}</tr></thead><tbody>
{body}
</tbody></table>
<footer>共 {len(listed)} 件，{max((one.last for one in listed), default=0)} 页。校验方法见
<a href="readme.txt">readme.txt</a>；页号按卷内 PDF 文件实际页数连续编排，
其余电子文件不计页。</footer>
</body></html>
""".encode()


def _facts(package: Package) -> str:
    pairs = [
        ("档号", package.code or "（尚未编号）"),
        ("项目编号", package.number or "—"),
        ("立档单位", package.organisation or "—"),
        ("保管期限", package.retention or "—"),
        ("规程", f"{package.edition.title} {package.edition.edition}"),
        ("保管至", package.retained_until or ("—" if package.retention != "永久" else "永久")),
    ]
    return "".join(f"<dt>{one}</dt><dd>{escape(two)}</dd>" for one, two in pairs)


def _cells(one: Line) -> str:
    cells = [escape(text) for text in row(one)]
    if one.sha256:
        cells[3] = f'<a href="{escape(quote(one.path))}">{cells[3]}</a>'
    return "".join(f"<td>{cell}</td>" for cell in cells)
