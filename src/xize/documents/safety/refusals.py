"""Why a file from outside is not taken: a stable code, one sentence in both languages, a remedy.

DocumentRefusal
 ├─ names      HiddenCharacters, ReservedName, NameTooLong, NameWithPath, HiddenExtension
 ├─ kinds      KindNotAllowed, TwoKinds, HoldsScript, HoldsMacros, ReachesOutside, Encrypted,
 │             EntitiesInside, TooManyPixels
 ├─ archives   TooManyMembers, UnpacksTooLarge, PackedTooTightly, NestedTooDeep, MembersOverlap,
 │             MemberUnsafe
 ├─ amounts    TooManyFiles, SubmissionTooLarge, ProjectFull
 └─ scanning   Infected, ScanUnavailable
"""

from __future__ import annotations

from xize.documents.refusals import DocumentRefusal


class HiddenCharacters(DocumentRefusal):
    """Control characters, or characters that turn the reading direction or take no room."""

    code = "file-name-hidden-characters"
    zh = "文件名“{about}”含有看不见或改变显示方向的字符；请重新命名后再上传。"
    en = "The name {about} holds invisible or direction-changing characters; rename the file."


class ReservedName(DocumentRefusal):
    """A name no Windows machine can store: CON, NUL, COM1 …, or one that ends in a dot."""

    code = "file-name-reserved"
    zh = "文件名“{about}”是 Windows 保留名称，或以点、空格结尾；请重新命名后再上传。"
    en = "Windows cannot store a file called {about}; rename it and upload again."


class NameTooLong(DocumentRefusal):
    """Longer than the limit, in characters."""

    code = "file-name-too-long"
    zh = "文件名“{about}…”超过 {limit} 个字符；请缩短后再上传。"
    en = "The name {about}… is longer than {limit} characters; shorten it and upload again."


class NameWithPath(DocumentRefusal):
    """A name that climbs out of its folder."""

    code = "file-name-path"
    zh = "文件名“{about}”带有上级目录；请只保留文件名后再上传。"
    en = "The name {about} leads to a parent folder; keep only the name of the file."


class HiddenExtension(DocumentRefusal):
    """A program that poses as a document: ``bill.exe.pdf``, ``bill.pdf      .docx``."""

    code = "file-name-hidden-extension"
    zh = "文件名“{about}”藏有另一个扩展名；请改为只有一个真实扩展名后再上传。"
    en = "The name {about} hides a second extension; keep only the real one and upload again."


class KindNotAllowed(DocumentRefusal):
    """Not among the kinds this organisation takes."""

    code = "file-kind-not-allowed"
    zh = "不接收文件“{about}”这一类型；可以上传：{kinds}。"
    en = "Files like {about} are not taken here; these are: {kinds}."


class TwoKinds(DocumentRefusal):
    """A file that is two kinds at once, so that two programs read two different things."""

    code = "file-two-kinds"
    zh = "文件“{about}”同时是 {first} 和 {second}；请用原软件重新导出，分别上传。"
    en = "The file {about} is {first} and {second} at once; export it again and send them apart."


class HoldsScript(DocumentRefusal):
    """Script or a program call in a document that is only to be read."""

    code = "file-holds-script"
    zh = "文件“{about}”含有脚本或网页代码；请另存为不含脚本的文件（如打印为 PDF）后上传。"
    en = "The file {about} holds script; save it without (print it to PDF) and upload again."


class HoldsMacros(DocumentRefusal):
    """Macros in an office file, where the settings refuse them."""

    code = "file-holds-macros"
    zh = "文件“{about}”含有宏；请另存为不含宏的格式（如 docx、xlsx）后上传。"
    en = "The file {about} holds macros; save it without them (docx, xlsx) and upload again."


class ReachesOutside(DocumentRefusal):
    """An office file that fetches a template or an object from elsewhere when it is opened."""

    code = "file-reaches-outside"
    zh = "文件“{about}”打开时会从外部地址加载模板或对象；请断开链接后重新保存上传。"
    en = "The file {about} loads a template or object from elsewhere; break the link, save again."


class Encrypted(DocumentRefusal):
    """Protected by a password, so that nobody here can read, check or archive it."""

    code = "file-encrypted"
    zh = "文件“{about}”设有密码；请去除密码后上传，需要保密的请用文档的可见范围。"
    en = "The file {about} has a password; remove it. Who may read it is set in the rules."


class EntitiesInside(DocumentRefusal):
    """XML with a document type: entities that multiply, or that read other files."""

    code = "file-xml-entities"
    zh = "文件“{about}”的 XML 含有 DOCTYPE 或实体定义；请用办公软件重新保存后上传。"
    en = "XML in the file {about} declares a DOCTYPE or entities; save it again and upload."


class TooManyPixels(DocumentRefusal):
    """A picture that needs far more memory than its size tells, in millions of pixels."""

    code = "picture-too-many-pixels"
    zh = "图片“{about}”超过 {limit} 百万像素；请缩小后再上传。"
    en = "The picture {about} has more than {limit} million pixels; scale it down."


class TooManyMembers(DocumentRefusal):
    """More files in an archive than the limit."""

    code = "archive-too-many-files"
    zh = "压缩包“{about}”内的文件超过 {limit} 个；请拆分后再上传。"
    en = "The archive {about} holds more than {limit} files; split it and upload again."


class UnpacksTooLarge(DocumentRefusal):
    """Unpacked it is larger than the limit, in MB."""

    code = "archive-unpacks-too-large"
    zh = "文件“{about}”解压后超过 {limit} MB；请拆分后再上传。"
    en = "The file {about} unpacks to more than {limit} MB; split it and upload again."


class PackedTooTightly(DocumentRefusal):
    """A ratio that only bombs reach."""

    code = "archive-packed-too-tightly"
    zh = "文件“{about}”的压缩比超过 {limit}:1，疑似压缩炸弹；请重新打包后上传。"
    en = "The file {about} is packed more than {limit}:1, as bombs are; pack it again."


class NestedTooDeep(DocumentRefusal):
    """Archives in archives in archives."""

    code = "archive-nested-too-deep"
    zh = "压缩包“{about}”嵌套超过 {limit} 层；请先解开内层再上传。"
    en = "The archive {about} is nested more than {limit} deep; unpack the inner ones first."


class MembersOverlap(DocumentRefusal):
    """Entries that share bytes: one small file counted a thousand times."""

    code = "archive-members-overlap"
    zh = "压缩包“{about}”内的条目互相重叠或前后夹带数据；请重新打包后上传。"
    en = "Entries of the archive {about} overlap or hide data; pack it again and upload."


class MemberUnsafe(DocumentRefusal):
    """An entry that would be unpacked elsewhere, twice under one name, or that is a program."""

    code = "archive-member-unsafe"
    zh = "压缩包“{about}”内的条目“{member}”路径不安全、重名或是可执行程序；请移除后重新打包。"
    en = "The entry {member} of {about} has an unsafe name or is a program; remove it, pack again."


class TooManyFiles(DocumentRefusal):
    """More files at once than the limit."""

    code = "too-many-files"
    zh = "一次最多上传 {limit} 个文件；请分次上传或打成压缩包。"
    en = "No more than {limit} files at once; send them in turn, or as one archive."


class SubmissionTooLarge(DocumentRefusal):
    """All files of one submission together, in MB."""

    code = "submission-too-large"
    zh = "一次上传的文件合计超过 {limit} MB；请分次上传。"
    en = "The files of one submission exceed {limit} MB together; send them in turn."


class ProjectFull(DocumentRefusal):
    """All files of one project together, in MB."""

    code = "project-files-full"
    zh = "本项目的文件合计将超过 {limit} MB；请压缩文件，或请管理员调高上限。"
    en = "The files of this project would exceed {limit} MB; make them smaller, or ask for more."


class Infected(DocumentRefusal):
    """The virus scanner found something."""

    code = "file-infected"
    zh = "病毒扫描在文件“{about}”中发现 {found}；请清除病毒后重新上传。"
    en = "The virus scan found {found} in the file {about}; clean it and upload again."


class ScanUnavailable(DocumentRefusal):
    """The virus scanner gave no answer, and the settings ask for one."""

    code = "scan-unavailable"
    zh = "病毒扫描暂不可用，未能检查文件“{about}”；请稍后重试，仍不行请通知管理员。"
    en = "The virus scan does not answer, {about} was not checked; try again, or tell the admin."
