/* global CustomFunctions, Office -- Office.js gives both to an add-in. */
/* A small add-in for the tests of the workbench: functions of every kind, and actions. */
const streams = new Map();
Object.assign(window, { streams, canceled: [] });

CustomFunctions.associate("ADDUP", (...args) =>
  args[0].flat(2).reduce((sum, item) => sum + (Number(item) || 0), 0),
);
CustomFunctions.associate("SAY", (value) => String(value));
CustomFunctions.associate("KIND", (value) =>
  value === null ? "null" : value === "" ? "empty" : typeof value,
);
CustomFunctions.associate("WHERE", (_value, invocation) => invocation.address);
CustomFunctions.associate("GRID", (rows, columns) =>
  Array.from({ length: rows }, (_, i) => Array.from({ length: columns }, (__, j) => i * 10 + j)),
);
CustomFunctions.associate(
  "LATER",
  (value) => new Promise((resolve) => setTimeout(() => resolve(value * 2), 5)),
);
CustomFunctions.associate("REFUSE", (message) => {
  throw new CustomFunctions.Error(CustomFunctions.ErrorCode.notAvailable, message);
});
CustomFunctions.associate("WATCH", (topic, invocation) => {
  const list = streams.get(topic) ?? [];
  list.push(invocation);
  streams.set(topic, list);
  invocation.onCanceled = () => {
    window.canceled.push(topic);
    streams.set(
      topic,
      streams.get(topic).filter((item) => item !== invocation),
    );
  };
});
Object.assign(window, {
  push: (topic, value) => streams.get(topic)?.forEach((invocation) => invocation.setResult(value)),
});
Office.actions.associate("sayHello", (event) => {
  document.getElementById("said").textContent = "hello";
  event?.completed?.();
});
Office.onReady();
