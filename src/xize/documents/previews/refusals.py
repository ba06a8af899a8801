"""Why a file cannot be shown or copied.

DocumentRefusal
 ├─ NoPreview       damaged, locked, or too much work
 └─ NoMarkedCopy    copies must carry a mark, and this kind cannot
"""

from xize.documents.refusals import DocumentRefusal


class NoPreview(DocumentRefusal):
    """Drawing it failed or took too long."""

    code = "no-preview"
    zh = "文件“{about}”无法预览，可能已损坏、设有密码或过大；请下载后用相应软件打开。"
    en = "The file {about} cannot be shown: damaged, locked or too large; download it instead."


class NoMarkedCopy(DocumentRefusal):
    """A copy would leave without its mark."""

    code = "no-marked-copy"
    zh = "文件“{about}”的副本须带水印，这种格式无法加；请在线查看，需要原件请找签署人或档案员。"
    en = "Copies of {about} must carry a mark and this kind cannot; read it here, or ask a signer."
