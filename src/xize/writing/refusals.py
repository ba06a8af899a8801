"""What keeping drafts and phrases may answer instead."""

from xize.core.refusal import Refusal


class DraftTooLarge(Refusal):
    """More was typed than a draft holds."""

    code = "draft-too-large"
    zh = "内容过多，草稿没有保存。请直接提交，或分次填写。"
    en = "There is too much for a draft; it was not saved. Send it, or fill it in in parts."


class DraftElsewhere(Refusal):
    """Another page of the same person has saved since this one was opened."""

    code = "draft-elsewhere"
    zh = "您在另一个页面也在填写这张表单，本页不再自动保存。请只留一个页面继续。"
    en = (
        "You are filling in this form on another page too; this page is no longer saved by itself. "
        "Go on with one of them."
    )


class PhraseEmpty(Refusal):
    """A phrase without words."""

    code = "phrase-empty"
    zh = "请写出常用语。"
    en = "Write the phrase."


class PhraseTooLong(Refusal):
    """A phrase that is no phrase."""

    code = "phrase-too-long"
    zh = "常用语最多 200 字，请缩短。"
    en = "A phrase has at most 200 characters; shorten it."


class TooManyPhrases(Refusal):
    """More phrases than anybody reads."""

    code = "too-many-phrases"
    zh = "常用语最多 60 条，请先删去一些。"
    en = "There can be 60 phrases; remove some first."


class PhraseNotYours(Refusal):
    """Somebody else's phrase, or everybody's without the permission."""

    code = "phrase-not-yours"
    zh = "这条常用语不归您管理，请找管理员。"
    en = "This phrase is not yours to change; ask an administrator."
