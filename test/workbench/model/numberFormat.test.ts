import { formatValue } from "../../../src/workbench/model/numberFormat";

test.each([
  [1234.5, "General", "1234.5"],
  [0.1 + 0.2, "General", "0.3"],
  [1e15, "General", "1E+15"],
  [1234.567, "#,##0.00", "1,234.57"],
  [-1234.5, "#,##0;(#,##0)", "(1,235)"],
  [0.256, "0.0%", "25.6%"],
  [12, "0000", "0012"],
  [0.5, "#.##", ".5"],
  [1500000, '#,##0.0,,"M"', "1.5M"],
  [43100, "yyyy-mm-dd", "2017-12-31"],
  [43100.5, "m/d/yyyy h:mm AM/PM", "12/31/2017 12:00 PM"],
  [43100, "d mmm yy", "31 Dec 17"],
  [43100, 'yyyy"年"m"月"d"日"', "2017年12月31日"],
  [1.5, "[h]:mm", "36:00"],
  ["text", "@", "text"],
  [true, "0.00", "TRUE"],
  [5, "[$¥-804]#,##0.00", "¥5.00"],
])("%p shown by %s is %s", (value, format, text) => {
  expect(formatValue(value, format)).toBe(text);
});
