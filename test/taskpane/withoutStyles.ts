/**
 * Imported before the component library: keeps it from writing its thousands of style rules into the page, which makes looking up
 * an element by its role take a second.
 */
Object.assign(window, { FabricConfig: { mergeStyles: { injectionMode: 0 } } });
