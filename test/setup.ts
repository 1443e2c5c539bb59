/**
 * Runs before each test file. Tests of views (those whose first comment asks for jsdom) get the matchers for a page,
 * and the component library is told not to complain that a test page has no icon font. Tests without a page pay nothing.
 */
if (typeof document !== "undefined") {
  jest.requireActual("@testing-library/jest-dom");
  const { setIconOptions } = jest.requireActual<{ setIconOptions: (options: object) => void }>(
    "office-ui-fabric-react/lib-commonjs/Styling",
  );
  setIconOptions({ disableWarnings: true });
}

export {};
