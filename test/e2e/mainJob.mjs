// The main job as a newcomer does it: select a deal, move it in the pane, see the log get its row and the FUNNEL cells change.
import { strict as assert } from "node:assert";

const words = {
  en: {
    next: /^Move to/,
    me: "That’s me",
    undo: /^Undo/,
    look: "Look at it together",
    adopt: /^Adopt \d/,
    explain: "Explain",
    value: "Value",
    intact: /rows of the log agree/,
    edited: /was edited after/,
  },
  "zh-CN": {
    next: /^推进到/,
    me: "确定",
    undo: /^撤销/,
    look: "查看并确认",
    adopt: /^接入 \d/,
    explain: "解释",
    value: "值",
    intact: /均与各自的校验码相符/,
    edited: /在写入后被修改过/,
  },
};

/** A small export with month-first dates, as another system gives it. */
const exported = `deal_id,agent,deal_stage,created,close_date,value,account
A1,Ann,Won,1/15/2026,2/20/2026,100,Acme
A2,Bob,Lost,1/16/2026,3/1/2026,0,Bolt
A3,Ann,Proposal,2/17/2026,,300,Cent
A4,Ann,Won,2/18/2026,4/20/2026,200,Dune
`;

export async function mainJob({ page, address, language, step }) {
  const say = words[language];
  const inPage = (work, argument) => page.evaluate(work, argument);
  const until = (work, argument) => page.waitForFunction(work, argument, { timeout: 30_000 });
  const pane = () => page.frameLocator("iframe");

  await step("the workbench opens with a living example", async () => {
    const began = Date.now();
    await page.goto(`${address}/?lang=${language}`);
    await until(() => window.workbench !== undefined);
    await inPage(() => window.workbench.ready);
    await until(() => window.workbench.model.tables.some((table) => table.name === "StageLog"));
    const took = Date.now() - began;
    console.log(`    ready after ${took} ms ${JSON.stringify(await inPage(() => window.workbench.timings))}`);
    await until(() => {
      const sheet = window.workbench.model.sheets[0].name;
      return typeof window.workbench.read(`'${sheet}'!B9`)[0][0] === "number";
    });
    const open = await inPage(
      () => window.workbench.read(`'${window.workbench.model.sheets[0].name}'!B9`)[0][0],
    );
    assert.ok(open > 20, `the overview counts ${open} open deals`);
  });

  /** Rows of a table as objects by the English role of their column position in the default store. */
  const rowsOf = (name) =>
    inPage((table) => {
      const found = window.workbench.model.tables.find((each) => each.name === table);
      const values = window.workbench.model.values({ sheetId: found.sheetId, ...found.area });
      return {
        sheet: window.workbench.model.sheets.find((sheet) => sheet.id === found.sheetId).name,
        area: found.area,
        values,
      };
    }, name);

  let deal;
  let logBefore;
  await step("selecting an open deal shows it in the pane", async () => {
    const { sheet, area, values } = await rowsOf("Opportunities");
    const [header, ...rows] = values;
    const stage = header.findIndex((each) => each === "Stage" || each === "阶段");
    const index = rows.findIndex((row) => row[stage] === "Proposal" || row[stage] === "提案");
    assert.ok(index >= 0, "the example has a deal at the proposal stage");
    deal = { id: rows[index][0], stage: rows[index][stage], row: area.row + 1 + index, sheet };
    await inPage(({ sheet: name, row }) => window.workbench.select(`'${name}'!A${row + 1}`), deal);
    if (
      await pane()
        .getByRole("button", { name: say.me })
        .isVisible()
        .catch(() => false)
    ) {
      await pane().getByRole("combobox").first().fill("Alice");
      await pane().getByRole("button", { name: say.me }).click();
    }
    await pane().getByRole("heading", { level: 1 }).waitFor({ timeout: 20_000 });
    await pane().getByText(deal.id).first().waitFor({ timeout: 20_000 });
  });

  await step("a FUNNEL cell answers about it", async () => {
    await inPage(({ sheet, id }) => {
      window.workbench.type(`'${sheet}'!AA1`, `=FUNNEL.LOOKUPRECORD("${id}","Stage")`);
      window.workbench.type(`'${sheet}'!AA2`, `=FUNNEL.LOOKUPRECORD("${id}","Moves")`);
    }, deal);
    await until(({ sheet, stage }) => window.workbench.read(`'${sheet}'!AA1`)[0][0] === stage, deal);
    logBefore = (await rowsOf("StageLog")).values.length;
  });

  await step("one click moves it to its next stage: the log gets its row and the cells change", async () => {
    const began = Date.now();
    await pane().getByRole("button", { name: say.next }).first().click();
    await until(({ sheet, stage }) => {
      const now = window.workbench.read(`'${sheet}'!AA1`)[0][0];
      return typeof now === "string" && now !== stage;
    }, deal);
    console.log(`    from the click to the changed cell ${Date.now() - began} ms`);
    const { values } = await rowsOf("StageLog");
    assert.equal(values.length, logBefore + 1, "the log has one more row");
    const last = values.at(-1);
    assert.equal(last[3], deal.id);
    assert.equal(last[8], deal.stage);
    assert.equal(
      await inPage(({ sheet, row }) => window.workbench.read(`'${sheet}'!K${row + 1}`)[0][0], deal),
      last[9],
    );
  });

  await step("undo voids it and puts the stage back", async () => {
    await pane().getByRole("button", { name: say.undo }).first().click();
    await until(({ sheet, stage }) => window.workbench.read(`'${sheet}'!AA1`)[0][0] === stage, deal);
    assert.equal((await rowsOf("StageLog")).values.length, logBefore + 2);
  });

  await step("choosing a stage in the grid is logged at once", async () => {
    const stages = { en: "Negotiation", "zh-CN": "谈判" };
    await inPage(({ sheet, row, to }) => window.workbench.type(`'${sheet}'!K${row + 1}`, to), {
      ...deal,
      to: stages[language],
    });
    await until(({ sheet, to }) => window.workbench.read(`'${sheet}'!AA1`)[0][0] === to, {
      ...deal,
      to: stages[language],
    });
    assert.equal((await rowsOf("StageLog")).values.length, logBefore + 3);
  });

  await step(
    "Check log says that the log is as it was written, and names a row that somebody edited",
    async () => {
      await inPage(() => window.workbench.runAction("reconcileLog"));
      await pane().getByText(say.intact).waitFor({ timeout: 20_000 });
      const { sheet } = await rowsOf("StageLog");
      await inPage((name) => window.workbench.type(`'${name}'!R5`, "Mallory"), sheet);
      await inPage(() => window.workbench.runAction("reconcileLog"));
      await pane().getByText(say.edited).waitFor({ timeout: 20_000 });
    },
  );

  await step("a figure of the overview is explained beside it", async () => {
    const overview = await inPage(() => window.workbench.model.sheets[0].name);
    const read = (cells) => inPage((where) => window.workbench.read(where), `'${overview}'!${cells}`);
    const [[rate]] = await read("B13");
    await inPage((name) => window.workbench.select(`'${name}'!B13`), overview);
    await pane().getByRole("button", { name: say.explain }).click();
    await until(({ name, value }) => window.workbench.read(`'${name}'!A14:AZ14`)[0].includes(value), {
      name: overview,
      value: say.value,
    });
    const [row] = await read("A14:AZ14");
    assert.equal(row[row.indexOf(say.value) + 1], rate);
  });

  await step("a plain export is recognised and adopted, and its figures are right", async () => {
    await inPage(async (text) => {
      await window.workbench.open("deals.csv", new TextEncoder().encode(text).buffer);
    }, exported);
    await pane().getByRole("button", { name: say.look }).click({ timeout: 20_000 });
    await pane().getByRole("button", { name: say.adopt }).click({ timeout: 20_000 });
    await until(
      () => (window.workbench.model.tables.find((table) => table.name === "StageLog")?.area.rows ?? 0) >= 8,
    );
    const sheet = await inPage(
      () => window.workbench.model.sheets.find((each) => /deals/i.test(each.name)).name,
    );
    await inPage((name) => window.workbench.type(`'${name}'!Z1`, "=FUNNEL.WINRATE()"), sheet);
    await until((name) => Math.abs(window.workbench.read(`'${name}'!Z1`)[0][0] - 2 / 3) < 1e-9, sheet);
  });
}
