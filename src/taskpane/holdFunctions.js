/* global CustomFunctions -- Office.js has made it by then */
// Runs right after Office.js: Excel calls no function before the add-in's own scripts have associated them, however late they come. A call that
// comes earlier is answered with an error that stays in its cell. Associating the first function ends the hold.
CustomFunctions.delayInitialization();
