"""Mutations of the payment rule for the checkpoints from development to the archive."""

from __future__ import annotations

from tests.library.mutations import EARLY, Mutation

LATE = (
    Mutation(
        "PP-K15",
        "a requirement change holds nothing",
        """    starts: {by: [technology, development_lead], during: [implementation]}
    holds: {choose_from: schedule.tasks}
""",
        """    starts: {by: [technology, development_lead], during: [implementation]}
""",
        "tian starts requirement_change",
    ),
    Mutation(
        "PP-K15",
        "product is not heard",
        "          - {product: entry}\n          - group_head\n",
        "          - product\n          - group_head\n",
        "open a1.confirm_change",
    ),
    Mutation(
        "PP-K16",
        "confirmed dates are not taken over",
        """        when: change_order.main.moves_dates
        by: [lead_department, product, technology, service, finance]
        uses: [change_order, work_order]
        rule: all
        outcomes:
          agree:
            name: 确认
            set:
              cycle_end: change_order.main.new_cycle_end
              live_on: change_order.main.new_live
            tells: {to: [lead_department, product, technology, service]}
          object: {name: 不确认, needs: comment, goto: draft_change}""",
        """        when: change_order.main.moves_dates
        by: [lead_department, product, technology, service, finance]
        uses: [change_order, work_order]
        rule: all
        outcomes:
          agree:
            name: 确认
            tells: {to: [lead_department, product, technology, service]}
          object: {name: 不确认, needs: comment, goto: draft_change}""",
        "due development_cycle",
    ),
    Mutation(
        "PP-K16",
        "finance need not confirm",
        "when: change_order.main.moves_dates\n"
        "        by: [lead_department, product, technology, service, finance]\n"
        "        uses: [change_order, work_order]\n        rule: all\n"
        "        outcomes:\n          agree:\n            name: 确认\n            set:\n"
        "              cycle_end: change_order.main.new_cycle_end\n"
        "              live_on: change_order.main.new_live\n"
        "            tells: {to: [lead_department, product, technology, service]}\n"
        "          object: {name: 不确认, needs: comment, goto: draft_change}",
        "when: change_order.main.moves_dates\n"
        "        by: [lead_department, product, technology, service]\n"
        "        uses: [change_order, work_order]\n        rule: all\n"
        "        outcomes:\n          agree:\n            name: 确认\n            set:\n"
        "              cycle_end: change_order.main.new_cycle_end\n"
        "              live_on: change_order.main.new_live\n"
        "            tells: {to: [lead_department, product, technology, service]}\n"
        "          object: {name: 不确认, needs: comment, goto: draft_change}",
        "fang does a2.confirm_new_dates",
    ),
    Mutation(
        "PP-K17",
        "no measures need be tried",
        "      - that: has(measures.overtime) or has(measures.added_people)\n",
        "      - that: true\n",
        "tian does a3.record_measures",
    ),
    Mutation(
        "PP-K17",
        "the customer notice does not follow",
        "    changed: project.live_on\n",
        "    changed: project.retired_on\n",
        "open update_notice",
    ),
    Mutation(
        "PP-K18",
        "a refused submission goes on",
        "object: {name: 退回重新提交, needs: comment, goto: submit_stage}",
        "object: {name: 退回重新提交, counts_as: agree, needs: comment}",
        "open submit_stage",
    ),
    Mutation(
        "PP-K19",
        "requirements need no test result",
        "      - that: head.conclusion == 'not_passed' or "
        "covers(results.line, requirements.lines.number)\n",
        "      - that: true\n",
        "pan does business_test",
    ),
    Mutation(
        "PP-K20",
        "the board forgets the accounts",
        "          - {that: accounts, says: 交易账户已开立}\n",
        "",
        "board confirm_ready",
    ),
    Mutation(
        "PP-K21",
        "five working days",
        """    name: 上线会签期限
    type: period
    value: 3 workdays""",
        """    name: 上线会签期限
    type: period
    value: 5 workdays""",
        "due sign_live",
    ),
    Mutation(
        "PP-K21",
        "the office does not countersign",
        "      - approve: office_signs_live\n        name: 总经理室会签\n",
        "      - approve: office_signs_live\n        name: 总经理室会签\n        when: false\n",
        "luo does confirm_ready",
    ),
    Mutation(
        "PP-K22",
        "the live date is kept on the record only",
        "went_live: project.went_live",
        "went_live: {name: 时间, type: datetime}",
        "value went_live",
    ),
    Mutation(
        "PP-K22",
        "due at the close of business",
        "due: live_application.main.live_at",
        "due: project.live_on",
        "late go_live",
    ),
    Mutation(
        "PP-K23",
        "no production test after the correction",
        "      - task: test_again\n        name: 生产环境再测试\n",
        "      - task: test_again\n        name: 生产环境再测试\n        when: false\n",
        "test_again",
    ),
    Mutation(
        "PP-K24",
        "product alone judges the trial",
        "by: [product, lead_department]\n        uses: [prod_report]",
        "by: [product]\n        uses: [prod_report]",
        "luo does judge_trial",
    ),
    Mutation(
        "PP-K24",
        "joint publicity without the partner",
        "      - that: empty(formal.activity) or not project.joint_publicity "
        "or formal.with_partner\n",
        "      - that: true\n",
        "luo does publicise",
    ),
    Mutation(
        "PP-K25",
        "five working days to archive",
        "value: 10 workdays",
        "value: 5 workdays",
        "due closing",
    ),
    Mutation(
        "PP-K25",
        "monitoring every quarter",
        "name: 风险监控周期, type: period, value: 1 month",
        "name: 风险监控周期, type: period, value: 3 months",
        "recurring monitor_risk",
    ),
    Mutation(
        "PP-K26",
        "the technical test report is not asked for",
        "  - {item: 7, of: technical_report, cites: 22(7)}\n",
        "  - {item: 7, of: technical_report, optional: true, cites: 22(7)}\n",
        "ou does file_dossier",
    ),
    Mutation(
        "PP-K27",
        "what was applied for counts as spent",
        "name: 实际费用, value: sum(expense_form.spending.spent)",
        "name: 实际费用, value: sum(expense_form.request.amount)",
        "indicator cost_spent",
    ),
    Mutation(
        "PP-K27",
        "punctuality counts only the last round",
        "value: share(signatures(sign_off).on_time)",
        "value: share(signatures(sign_live).on_time)",
        "indicator countersign_punctuality",
    ),
)

MUTATIONS = EARLY + LATE
