/** The sentences of functions, in English. */
export const functions = {
  loading: "The log is still loading. This cell fills in by itself as soon as it is read.",
  functionFault:
    "FUNNEL.{function} failed inside Funnelbook; your data is untouched. Please report the formula with a sample of the data.",
  rowsLeftOut:
    '… {left|1 more row|{left} more rows} left out. Add "Rows", {rows:plain} to the formula to see all.',

  "missing.status":
    'FUNNEL.{function} needs a status first, such as "open", "won" or "new leads", or a stage\'s name. The cell given is empty.',
  "missing.stage": 'FUNNEL.{function} needs a stage first, such as "Proposal". The cell given is empty.',
  "missing.from":
    'FUNNEL.{function} needs the stage to start from, such as "Proposal" or "lead". The cell given is empty.',
  "missing.to":
    'FUNNEL.{function} needs the stage to reach as its second argument, such as "Won" or "opportunity". The cell given is empty.',
  "missing.id": "FUNNEL.{function} needs a Lead ID or an Opportunity ID first. The cell given is empty.",
  "missing.field":
    'FUNNEL.{function} needs a field as its second argument, such as "Stage" or "Age". The cell given is empty.',
  "missing.metric":
    'FUNNEL.{function} needs a metric first, such as "WINRATE" or "CONVERSION(Proposal,Won)".',
  "missing.days": "FUNNEL.{function} needs a number of days first, such as 90. The cell given is empty.",
  "missing.method":
    'FUNNEL.{function} needs a method first, such as "weighted", "history" or "p50". The cell given is empty.',
  "missing.measure":
    'FUNNEL.{function} needs a measure first, such as "won amount" or "new leads". The cell given is empty.',
  "missing.rowField":
    'FUNNEL.{function} needs the field of its rows as the second argument, such as "Owner". The cell given is empty.',
  "missing.grain": 'FUNNEL.{function} needs "month" or "quarter" first. The cell given is empty.',
  "missing.date": "FUNNEL.{function} needs a date first, such as 2026-03-31. The cell given is empty.",
  "missing.period":
    'FUNNEL.{function} needs a period first that begins and ends, such as "2026-Q1" or "this month".',
  "missing.fromDay":
    'FUNNEL.{function} needs the day or period to start from, such as "2026-Q1". The cell given is empty.',
  "missing.toDay":
    'FUNNEL.{function} needs the day or period to end with as its second argument, such as "2026-Q1". The cell given is empty.',

  valueMissing:
    'FUNNEL.{function}: after its own arguments come pairs of field and value, and "{field}" has no value behind it. Write a value, or remove it.',
  fieldMissing:
    'FUNNEL.{function}: the value "{value}" has no field before it. Write the field\'s name, such as "Owner", or empty both.',
  fieldIsRange:
    'FUNNEL.{function}: a field is one name, but here it is several cells beginning with "{field}". Point it at one cell.',
  severalValues: '"{field}" takes one value; here it has several ({value} …). Point it at one cell.',
  fieldTwice:
    '"{field}" is set twice. Keep one of them; if you mean a column of that name, write {nearest} in brackets.',
  errorInArgument:
    "An argument of this formula is {error}. Mend that cell first; this one follows by itself.",

  unknownPeriod:
    '"{period}" is no period that Funnelbook knows. Did you mean "{nearest}"? Others: 2026, 2026-Q1, 2026-01, 2026-W05, FY2026, this month, last quarter, year to date, last 90 days.',
  notADate:
    '{field}: "{value:plain}" is no date. Did you mean "{nearest}"? Point it at a cell with a date, or write it as 2026-01-31.',
  ambiguousDate:
    '{field}: "{value}" begins with a day or a month, which one country reads otherwise than another. Write the year first, as in 2026-01-31, or point it at a cell with a date.',
  fromAfterTo: "From ({from:date}) is after To ({to:date}). Exchange the two.",
  notAMode: '"{written}" is no Mode. Did you mean "{nearest}"? Choose from: {choices}.',
  notABasis: '"{written}" is no Basis. Did you mean "{nearest}"? Choose from: {choices}.',
  notAUnit: '"{written}" is no Unit. Did you mean "{nearest}"? Choose from: {choices}.',
  notAStatistic: '"{written}" is no Statistic. Did you mean "{nearest}"? Choose from: {choices}.',
  notDays: '"{value}" is no number of days. Write a number above 0, such as {nearest:plain}.',
  firstIsNoStatistic:
    '"{written}" is no statistic. Did you mean "{nearest}"? (With an odd number of arguments the first is the statistic: {choices}. If you meant pairs of field and value, one lacks its value.)',
  rowsNotACount:
    'Rows: "{value}" is no number of rows. Write a whole number from 1, such as {nearest:plain}.',

  unknownMetric:
    '"{metric}" is no metric that can be explained. Did you mean "{nearest}"? Choose from: {choices}.',
  unreadableMetric:
    '"{metric}" can\'t be read as a metric. Write it as in a cell, such as "{nearest}"; put text that holds commas or brackets in quotation marks.',
  referenceInMetric:
    '"{reference}" looks like a cell, and a cell can\'t be followed from inside a text. Write its content there, in double quotation marks if it is a name, or give it after the metric as a pair of its own.',
} as const;
