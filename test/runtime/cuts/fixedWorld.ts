type Faked = NonNullable<
  Extract<Parameters<typeof jest.useFakeTimers>[0], { doNotFake?: unknown }>["doNotFake"]
>;

/** Everything but the date. */
const untouched: Faked = [
  "hrtime",
  "nextTick",
  "performance",
  "queueMicrotask",
  "requestAnimationFrame",
  "cancelAnimationFrame",
  "requestIdleCallback",
  "cancelIdleCallback",
  "setImmediate",
  "clearImmediate",
  "setInterval",
  "clearInterval",
  "setTimeout",
  "clearTimeout",
];

/**
 * Stops the clock (timers go on) and makes chance repeat itself, so that two runs of the same work leave the same workbook.
 *
 * @param moment The same moment draws the same ids.
 */
export function fixWorld(moment: Date): void {
  jest.useFakeTimers({ now: moment, doNotFake: untouched });
  let state = moment.getTime() % 2147483647;
  jest.spyOn(crypto, "getRandomValues").mockImplementation((array) => {
    const bytes = array as unknown as Uint8Array;
    for (let index = 0; index < bytes.length; index += 1) {
      state = (state * 48271) % 2147483647;
      bytes[index] = state & 255;
    }
    return array;
  });
}

/** Lets clock and chance go on. */
export function freeWorld(): void {
  jest.useRealTimers();
  jest.restoreAllMocks();
}
