"""The rules a file is held to while it is read: XML, the schema, references."""

from __future__ import annotations

from typing import Final

from xize.core.process.bpmn.findings import Rule

RULES: Final[dict[str, Rule]] = {
    "file-too-large": Rule(
        "文件超过 {detail} MB，请拆分模型", "The file is larger than {detail} MB; split the model"
    ),
    "file-missing": Rule(
        "没有文件 {detail}；请核对路径", "There is no file {detail}; check the path"
    ),
    "file-is-folder": Rule(
        "{detail} 是文件夹；请给出其中的 BPMN 文件",
        "{detail} is a folder; name the BPMN file in it",
    ),
    "file-unreadable": Rule(
        "文件 {detail} 打不开；请检查读取权限",
        "The file {detail} cannot be opened; check its rights",
    ),
    "file-empty": Rule(
        "文件是空的；请从建模工具重新导出",
        "The file is empty; export it again from the modelling tool",
    ),
    "other-file": Rule(
        "这是 {detail} 文件，不是 BPMN；请从建模工具导出 BPMN 2.0",
        "This is a {detail} file, not BPMN; export BPMN 2.0 from the modelling tool",
    ),
    "wrong-encoding": Rule(
        "文件内容不是它声明的 {detail} 编码；请以该编码另存，或改正声明",
        "The content is not in the encoding {detail} the file declares; save it in that encoding "
        "or correct the declaration",
    ),
    "too-many-attributes": Rule(
        "一个元素的属性超过 {detail} 个", "An element has more than {detail} attributes"
    ),
    "too-many-names": Rule(
        "命名空间前缀累计超过 {detail} 个；请把声明移到最外层",
        "More than {detail} namespace prefixes add up; declare them at the outermost element",
    ),
    "not-xml": Rule(
        "不是合法的 XML：{detail}，请从建模工具重新导出",
        "This is not XML: {detail}; export it again from the modelling tool",
    ),
    "document-type": Rule(
        "文件含有 DOCTYPE 声明；BPMN 不需要它，请删除",
        "The file declares a DOCTYPE; BPMN needs none, remove it",
    ),
    "too-many-elements": Rule(
        "元素超过 {detail} 个，请拆分模型",
        "The file has more than {detail} elements; split the model",
    ),
    "nested-too-deeply": Rule(
        "元素嵌套超过 {detail} 层", "Elements are nested more than {detail} levels deep"
    ),
    "not-bpmn": Rule(
        "最外层元素是 {detail}，应为 BPMN 2.0 命名空间中的 definitions；请导出为 BPMN 2.0",
        "The outermost element is {detail}; it must be definitions in the namespace of BPMN 2.0, "
        "export the file as that",
    ),
    "schema-element": Rule(
        "{inside} 中不能有 {name}，请删除或改正名称",
        "{name} may not stand in {inside}; remove it or correct its name",
    ),
    "schema-attribute": Rule(
        "{inside} 没有属性 {name}，请删除或改用厂商命名空间",
        "{inside} has no attribute {name}; remove it, or give it the vendor's namespace",
    ),
    "schema-missing": Rule("{inside} 缺少 {name}，请补充", "{inside} lacks {name}; add it"),
    "schema-too-many": Rule("{inside} 中 {name} 只能有一个", "{inside} may hold only one {name}"),
    "schema-value": Rule(
        "{inside} 的 {name} 不能是“{value}”，应为 {expected}",
        "{name} of {inside} cannot be {value}; it must be {expected}",
    ),
    "schema-order": Rule(
        "{inside} 中 {name} 的位置与标准的顺序不同，已按其含义读取",
        "{name} stands in {inside} at another place than the schema's; it was read all the same",
        "unknown",
    ),
    "duplicate-id": Rule(
        "标识 {node} 已在第 {first} 行使用，请改名",
        "The id {node} is used in line {first} already; rename one of them",
    ),
    "reference-to-nothing": Rule(
        "{name} 引用的 {value} 不存在，请改正引用或补充元素",
        "{name} refers to {value}, which does not exist; correct it or add the element",
    ),
    "reference-of-wrong-kind": Rule(
        "{name} 引用的 {value} 是 {kind}，应为 {expected}",
        "{name} refers to {value}, which is a {kind}; it must be a {expected}",
    ),
    "reference-by-name": Rule(
        "{name} 的“{value}”不是本文件的元素，按名称读取；请补充该元素",
        "{name} {value} is no element of this file and is read as a name; add the element",
        "unknown",
    ),
    "association-with-node": Rule(
        "数据关联的 {name} 指向 {value} 本身，应指向它的数据输入或输出；不传数据",
        "{name} of a data association means {value} itself, not an input or output of it; "
        "no data are moved",
        "unknown",
    ),
    "incoming-outgoing": Rule(
        "{node} 声明的 {name} 与顺序流 {value} 的两端不一致，请删除或改正",
        "{node} names {value} as {name}, but that flow does not lead there; correct one of them",
    ),
    "named-by-one-end": Rule(
        "顺序流 {node} 只在一端声明，{silent} 没有列出它；请在 {silent} 中补充",
        "Sequence flow {node} is named by one of its ends only; {silent} does not list it, add it",
        "unknown",
    ),
    "flow-not-immediate": Rule(
        "可执行流程的顺序流 {node} 不能标为非立即（isImmediate=false）；请删除该属性",
        "Sequence flow {node} of an executable process may not say isImmediate=false; remove it",
        eased=("drawing", "engine"),
    ),
    "timer-with-two-times": Rule(
        "{node} 同时写了 {names}；定时只能有一种时间，请只留一个",
        "{node} states {names}; a timer has one time, leave one",
        eased=("drawing",),
    ),
    "expression-blank": Rule(
        "{node} 的 {name} 是空的；请写上表达式或删除",
        "The {name} of {node} is blank; write the expression or remove it",
        eased=("drawing", "engine"),
    ),
    "choreography-not-run": Rule(
        "编舞 {node} 保留在文件中，但不运行；只运行流程",
        "Choreography {node} is kept in the file and not run; processes are",
        "unknown",
    ),
    "choreography-refers": Rule(
        "{name} {node} 不能引用编舞（choreographyRef）；请删除引用",
        "{name} {node} may not refer to a choreography; remove the reference",
    ),
    "global-conversation": Rule(
        "全局会话 {node} 中不能有 {name}；请移到协作中",
        "Global conversation {node} may hold no {name}; move it to a collaboration",
    ),
    "closed-differently": Rule(
        "协作 {node} 与它引用的编舞 {other} 的 isClosed 不同；请使两者一致",
        "Collaboration {node} and its choreography {other} differ in isClosed; let them agree",
    ),
    "not-understood": Rule(
        "{vendor} 的 {name} 不认识，已略过",
        "{name} of {vendor} is not understood and left out",
        "unknown",
    ),
}
