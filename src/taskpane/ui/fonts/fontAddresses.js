// Read by the component library before it draws: icons come from the add-in's own folder, text is set in the system's own
// typeface. Without this the library would fetch both from other addresses.
window.FabricConfig = { fontBaseUrl: "", iconBaseUrl: "./fonts/" };
