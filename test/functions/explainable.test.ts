import { explainable } from "../../src/functions/explainable";

const explaining = (formula: string): string[] => explainable(formula).map((each) => each.formula);

test("a figure is explained by EXPLAIN with its name and then what it takes", () => {
  expect(explainable('=FUNNEL.WINRATE("Owner",$B$5,"Period",B4)')).toEqual([
    {
      call: 'FUNNEL.WINRATE("Owner",$B$5,"Period",B4)',
      formula: '=FUNNEL.EXPLAIN("WINRATE","Owner",$B$5,"Period",B4)',
    },
  ]);
  expect(explaining("=FUNNEL.WINRATE()")).toEqual(['=FUNNEL.EXPLAIN("WINRATE")']);
  expect(explaining("=funnel.conversion(A5,A6)")).toEqual(['=FUNNEL.EXPLAIN("CONVERSION",A5,A6)']);
});

test("figures inside of other functions are found, each once", () => {
  expect(
    explaining('=IFERROR(FUNNEL.TALLY("won")/FUNNEL.TALLY("new leads"),"")&FUNNEL.TALLY("won")'),
  ).toEqual(['=FUNNEL.EXPLAIN("TALLY","won")', '=FUNNEL.EXPLAIN("TALLY","new leads")']);
  expect(explaining('=SUM(IF(B2>1,FUNNEL.AMOUNT("won","Amount","Owner",TRIM(B2)),0))')).toEqual([
    '=FUNNEL.EXPLAIN("AMOUNT","won","Amount","Owner",TRIM(B2))',
  ]);
});

test("parentheses and quotation marks in texts and in names of sheets end nothing", () => {
  expect(explaining('=FUNNEL.TALLY("Won ("" best)")')).toEqual(['=FUNNEL.EXPLAIN("TALLY","Won ("" best)")']);
  expect(explaining("=FUNNEL.REACHED('Ann''s (old)'!B2)")).toEqual([
    "=FUNNEL.EXPLAIN(\"REACHED\",'Ann''s (old)'!B2)",
  ]);
});

test("nothing is explained in texts, in tables and in what is an explanation already", () => {
  for (const formula of [
    "",
    "FUNNEL.WINRATE()",
    '="FUNNEL.WINRATE()"',
    '=FUNNEL.STAGETABLE("Funnel","Sales")',
    '=INDEX(FUNNEL.EXPLAIN("WINRATE"),1,2)',
    "=MYFUNNEL.WINRATE()",
    '=FUNNEL.WINRATE("Owner"',
    "=SUM(B2:B9)",
  ]) {
    expect([formula, explaining(formula)]).toEqual([formula, []]);
  }
});

test("what means another thing beside the formula is not explained: names of LET, this row of a table", () => {
  expect(explaining('=LET(who,B5,FUNNEL.WINRATE("Owner",who))')).toEqual([]);
  expect(explaining('=FUNNEL.WINRATE("Owner",[@Owner])')).toEqual([]);
  expect(explaining('=FUNNEL.TALLY("won","Owner",INDEX($A:$A,ROW()))')).toEqual([]);
  expect(explaining('=FUNNEL.TALLY("won","Owner",INDIRECT("R[-1]C",FALSE))')).toEqual([]);
  expect(explaining('=FUNNEL.TALLY("won","Owner",INDEX($A:$A,ROW(B5)))')).toHaveLength(1);
  expect(explaining('=FUNNEL.WINRATE("Owner",Team[[#This Row],[Owner]])')).toEqual([]);
  expect(explaining('=FUNNEL.WINRATE("Owner","a@b.example")')).toEqual([
    '=FUNNEL.EXPLAIN("WINRATE","Owner","a@b.example")',
  ]);
});
