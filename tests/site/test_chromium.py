"""The browser the other tests rely on draws Chinese and knows nobody."""

from playwright.sync_api import Page


def fonts_used(page: Page, selector: str) -> set[str]:
    """The fonts the glyphs under `selector` really come from."""
    tools = page.context.new_cdp_session(page)
    tools.send("DOM.enable")
    tools.send("CSS.enable")
    root = tools.send("DOM.getDocument")["root"]["nodeId"]
    node = tools.send("DOM.querySelector", {"nodeId": root, "selector": selector})
    return {font["familyName"] for font in tools.send("CSS.getPlatformFontsForNode", node)["fonts"]}


def test_chinese_text_is_drawn_with_a_chinese_font(page: Page) -> None:
    page.set_content(
        "<html lang='zh-Hans'><p style='font-family: sans-serif'>细则会签归档</p></html>"
    )

    assert fonts_used(page, "p") == {"Noto Sans CJK SC"}


def test_a_page_starts_signed_out_and_in_chinese(page: Page) -> None:
    assert page.context.cookies() == []
    assert page.evaluate(
        "[navigator.language, Intl.DateTimeFormat().resolvedOptions().timeZone]"
    ) == [
        "zh-CN",
        "Asia/Shanghai",
    ]
