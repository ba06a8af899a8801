"""One named change of the payment rule per checkpoint, and how the scenario notices it.

``old`` stands in the regulation's text exactly ``times`` times; ``noticed`` is part of the first
failure. A mutation that nothing notices would mean that the checkpoint proves nothing.
"""

from __future__ import annotations

from typing import NamedTuple


class Mutation(NamedTuple):
    """A change of the text, and what of it shows."""

    checkpoint: str
    what: str
    old: str
    new: str
    noticed: str
    scenario: str = "main-path"
    times: int = 1


EARLY = (
    Mutation(
        "PP-K01",
        "two people may lead",
        "lead: {name: 项目牵头人（发起人）, exactly: 1, leads: true, cites: 3}",
        "lead: {name: 项目牵头人（发起人）, kind: person, cites: 3}",
        "luo names lead",
    ),
    Mutation(
        "PP-K01",
        "the charter is not filled at registration",
        "fills: [charter.head, charter.departments, charter.members]",
        "fills: [charter.departments, charter.members]",
        "luo does register_project",
    ),
    Mutation(
        "PP-K02",
        "the risk view waits for the technical view",
        """          risk_view:
            name: 风险评估
            steps:
""",
        """          risk_view:
            name: 风险评估
            when: step.plan_technically.completed
            steps:
""",
        "open assess_risk",
    ),
    Mutation(
        "PP-K03",
        "the risk register leaves the report out",
        "    of: [risk_report.risks, risk_entry]",
        "    of: [risk_entry]",
        "register risks rows",
    ),
    Mutation(
        "PP-K04",
        "feasible without reasons",
        "agree: {name: 可行, needs: comment}",
        "agree: {name: 可行}",
        "luo does decide_feasible",
    ),
    Mutation(
        "PP-K05",
        "settling makes no version",
        "        settles: [business_plan]\n",
        "",
        "versions business_plan",
    ),
    Mutation(
        "PP-K05",
        "the risk is not assessed again when the plan changes",
        "        when: step.settle_plan.completed\n",
        "        when: false\n",
        "ren does reassess_risk",
    ),
    Mutation(
        "PP-K06",
        "four working days",
        """    name: 协议会签期限
    type: period
    value: 3 workdays""",
        """    name: 协议会签期限
    type: period
    value: 4 workdays""",
        "due sign_off",
    ),
    Mutation(
        "PP-K06",
        "the period runs from the draft",
        "within: {period: $countersign_period, after: settle_text}",
        "within: {period: $countersign_period, after: review_text}",
        "due sign_off",
        "countersign-in-calendar-days",
    ),
    Mutation(
        "PP-K06",
        "nobody is sent the package",
        """        tells:
          to: [agreement_heads]
          attach: [agreement, slip]
""",
        "",
        "notice",
    ),
    Mutation(
        "PP-K07",
        "one agreement is enough",
        "        rule: all\n        tally: when_all_decided\n        within: {period: $counter",
        "        rule: any\n        tally: as_soon_as_certain\n        within: {period: $counter",
        "expected carried out, found not-open",
    ),
    Mutation(
        "PP-K08",
        "only the silent are reminded",
        "remind: {before: [$remind_before], tells: [self, lead_department, gm_office]}",
        "remind: [$remind_before]",
        "notice",
        times=2,
    ),
    Mutation(
        "PP-K08",
        "lateness is not noted",
        """        overdue:                             # silence is not consent
          tells: [self, self.superior, lead_department, gm_office]
          every: $overdue_every
""",
        "",
        "notice",
    ),
    Mutation(
        "PP-K08",
        "the superior is not told",
        """# silence is not consent
          tells: [self, self.superior, lead_department, gm_office]""",
        """# silence is not consent
          tells: [self, lead_department, gm_office]""",
        "notice",
    ),
    Mutation(
        "PP-K09",
        "old signatures stand",
        "        signs: [agreement]\n        stale: redo\n",
        "        signs: [agreement]\n        stale: keep\n",
        "sign",
    ),
    Mutation(
        "PP-K10",
        "the partner need not sign",
        "by: [lead_department, partner]\n        uses: [agreement, slip]",
        "by: [lead_department]\n        uses: [agreement, slip]",
        "write_outline",
    ),
    Mutation(
        "PP-K11",
        "the office does not decide",
        """        uses: [expense_form]
        fills: [expense_form.office]
""",
        """        uses: [expense_form]
""",
        "gong does e1.office_decides_expense",
    ),
    Mutation(
        "PP-K11",
        "finance overwrites the amount applied for",
        "approved_amount: {name: 批准金额, type: money, required: true}",
        "approved_amount: {name: 批准金额, type: money, value: request.amount}",
        "gong does e1.office_decides_expense",
    ),
    Mutation(
        "PP-K12",
        "one counter for all departments",
        "per: [department, year]",
        "per: [year]",
        "number work_order",
    ),
    Mutation(
        "PP-K13",
        "the order is not shown to product",
        """                uses: [outline, work_order]
                requires: [approved(gm_decides)]
                produces: [requirements]
                fills: [requirements.lines, work_order.definition]
""",
        """                uses: [outline]
                requires: [approved(gm_decides)]
                produces: [requirements]
                fills: [requirements.lines]
""",
        "shown write_requirements",
    ),
    Mutation(
        "PP-K13",
        "nobody hears of the approval",
        """                    name: 同意开发
                    tells: {to: [order_department, product, technology]}
""",
        """                    name: 同意开发
""",
        "notice",
    ),
    Mutation(
        "PP-K14",
        "business need not confirm the cycle",
        "by: [product, technology, lead_department]\n                uses: [requirements, analysis",
        "by: [product, technology]\n                uses: [requirements, analysis",
        "open confirm_cycle",
    ),
    Mutation(
        "PP-K14",
        "the order is not filed",
        """              - task: file_order
                name: 工单存档
                by: product
""",
        """              - task: file_order
                name: 工单存档
                when: false
                by: product
""",
        "pan does file_order",
    ),
)
"""Checkpoints of stage A and of the work order."""

CONDITIONS = (
    "上线申请已会签",
    "总经理室已会签",
    "交易账户已开立",
    "已告知客户服务部",
    "客服手册已完成",
    "客服培训已完成",
    "客户通告已更新",
    "业务实施细则已定稿",
    "技术测试报告已形成",
    "业务测试通过",
)
"""What the board before the go-live asks for, in its order."""
