/** Where the workbench serves Office.js, unmodified, from its npm package. */
export const officeJsPath = "/office-js/office.js";
/** The script that stands for Excel's side; it comes right before Office.js. */
export const excelSideTag = '<script src="/excelSide.js"></script>';

const officeJs = /<script\s+src="(https:\/\/[^"]*\/office\.js)"><\/script>/;

/**
 * The add-in's page for the workbench: Office.js's address is another, and one script comes before it. Nothing else changes.
 * @param {string} html the built taskpane.html
 * @returns {string}
 */
export function paneHtml(html) {
  if (!officeJs.test(html)) throw new Error("dist/taskpane.html has no Office.js. Run npm run build.");
  return html.replace(officeJs, `${excelSideTag}<script src="${officeJsPath}"></script>`);
}
