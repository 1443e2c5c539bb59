import { parseQuery } from "../../src/functions/parseQuery";
import { readCall } from "../../src/functions/readCall";
import { signatures } from "../../src/functions/signatures";
import { answerToExcel, fitted, reasonToExcel } from "../../src/functions/answerToExcel";
import type { Outcome } from "../../src/functions/outcome";
import type { Language } from "../../src/domain/language";
import { evaluate } from "../../src/metrics";
import type { MetricName } from "../../src/metrics/query";
import { day, indexOf, salesFunnel } from "../metrics/ledger";

/** Wednesday, 15 April 2026. */
const today = day("2026-04-15");

/** A small book: Alice and Bob, two leads that became deals, one that did not, six deals. */
const index = indexOf(
  `
  L-1 2026-01-05 Created Collect_Lead owner=Alice
  L-1 2026-01-15 Converted to=O-1
  O-1 2026-01-15 Created Contact owner=Alice amount=1000
  O-1 2026-01-25 Moved Proposal
  O-1 2026-02-04 Moved Negotiation
  O-1 2026-02-14 Moved Won
  L-2 2026-01-10 Created Collect_Lead owner=Bob
  L-2 2026-01-30 Converted to=O-2
  O-2 2026-01-30 Created Contact owner=Bob amount=500
  O-2 2026-02-19 Moved Proposal
  O-2 2026-03-01 Moved Lost reason=price
  L-3 2026-03-02 Created Prospect owner=Bob
  O-3 2026-02-02 Created Contact owner=Alice amount=2000 expected=2026-05-20
  O-3 2026-02-12 Moved Proposal
  O-4 2026-02-03 Created Proposal owner=Alice amount=3000
  O-4 2026-03-05 Moved Won
  O-5 2026-01-20 Created Contact owner=Bob amount=800 expected=2026-03-31
  O-6 2026-03-20 Created Contact owner=Bob amount=400
  O-6 2026-03-30 Moved Invalid
`,
  {
    rows: `
  L-1 company=Acme source=Fair opportunityId=O-1
  L-2 company=Birch source=Web opportunityId=O-2
  L-3 company=Cedar source=Fair
  O-1 account=Acme product=Cloud leadId=L-1 quoteAmount=1100 Region=North
  O-2 account=Birch product=Desk leadId=L-2 Region=South
  O-3 account=Dune product=Cloud Region=North
  O-4 account=Elm product=Desk Region=A*b
  O-5 account=Acme product=Cloud Region=0
  O-6 account=Fir product=Desk
`,
    setup: {
      funnels: [
        {
          ...salesFunnel,
          stages: salesFunnel.stages.map((stage) =>
            stage.name === "Proposal" ? { ...stage, stallDays: 30 } : stage,
          ),
        },
      ],
      targets: [
        {
          period: "2026-Q1",
          level: "company",
          for: "",
          funnel: "",
          measure: "won amount",
          target: 8000,
          revised: undefined,
          revisedOn: undefined,
          reason: "",
        },
      ],
    },
  },
);

/** What a cell of the small book shows in a reader's Excel on 15 April 2026. Arguments are as Excel hands them over. */
export function outcome(metric: MetricName, args: readonly unknown[], language: Language = "en"): Outcome {
  const own = signatures[metric].required.length;
  const call = readCall(metric, args.slice(0, own), args.slice(own));
  const query = parseQuery(call, { today, fiscalYearStart: 4, weekStart: 1 });
  if (!query.ok) return reasonToExcel(query.reason, language);
  const answer = evaluate(index, query.value, { today, now: today + 0.5 });
  return fitted(
    answerToExcel(answer, { reader: language, workbook: language }, query.value.rows),
    metric,
    language,
  );
}

/** The value that a cell shows; its rows where it spills; an error with its message. */
export function shows(metric: MetricName, ...args: readonly unknown[]): unknown {
  const shown = outcome(metric, args);
  if (shown.kind === "value") return shown.value;
  return shown.kind === "spill" ? shown.rows : `${shown.error} ${shown.message}`;
}
