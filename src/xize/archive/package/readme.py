"""What stands first in a package, for whoever finds it in twenty years."""

from __future__ import annotations

from xize.archive.package.extract import Package

_TEXT = """\
电子卷宗 / Electronic dossier
=============================

{title}
档号 / Archival code:  {code}
项目编号 / Number:     {number}
规程 / Regulation:     {regulation}
第几部分 / Part:       {part}
截至事件 / Up to event: {seq}

中文
----
本文件包是一个 BagIt 包（RFC 8493），可用任何 BagIt 工具校验完整性；文件名均为 UTF-8。
  contents.html  卷内目录，双击即可在浏览器中离线打开（另有 contents.json、contents.pdf）
  documents/     各文件的每一个版本，按归档清单顺序排列（前两位数字为清单项号，99 为清单外文件）
  forms/         每一份表单：PDF 为正式打印件，JSON 为数据及每次填写的记录
  timeline/      办理过程
  registers/     台账摘录
  regulation/    项目所依据的规程文本
  ledger/        事件台账摘录：事件（带哈希链）、表单内容与盐值、人员姓名对照、最终状态
校验：xize verify 文件.zip （不需要数据库，也不需要本系统的任何设置）。
校验内容：包结构与摘要；事件哈希链逐条重算；重放事件得到的状态与所载一致；表单、办理过程、
目录与事件一致；文件与事件中登记的摘要一致；规程文本与登记的摘要一致；封卷记录与包一致。
仅凭本包不能证明的：有人把整个包连同封卷记录从头伪造。要排除这一点，请用保存在别处的检查点
（xize verify 文件.zip --anchor 检查点.json）或系统内的封卷事件、单位电子印章核对。

English
-------
This is a BagIt bag (RFC 8493): any BagIt tool checks that it is whole. Names are UTF-8.
  contents.html  the contents list; opens in a browser without a network
  documents/     every version of every document, in the order of the archive list (99: others)
  forms/         every form: the printed form (PDF), its data with every submission (JSON)
  timeline/      what happened
  registers/     extracts of registers
  regulation/    the text of the regulation that governed the project
  ledger/        the ledger's extract: events with their hash chain, values of forms with their
                 salts, names of people, the final state
Check it with: xize verify FILE.zip (needs neither database nor settings).
What the package alone cannot prove: that nobody forged all of it from the beginning, seal record
included. Compare with a checkpoint kept elsewhere (--anchor), the seal event, or the organisation's
electronic seal.
"""


def readme(package: Package) -> bytes:
    """The text, with line ends every editor knows."""
    edition = package.edition
    text = _TEXT.format(
        title=package.title,
        code=package.code or "—",
        number=package.number or "—",
        regulation=f"{edition.title} {edition.edition} ({edition.regulation})",
        part=package.part,
        seq=package.seq,
    )
    return text.replace("\n", "\r\n").encode()
