/**
 * The one door to the component library: views import components from here, never from office-ui-fabric-react. Paths into
 * `lib/` keep the bundle small. `selfHosted` stays first: it must run before Fabric does.
 */
import "./selfHosted";

export { prepareIcons } from "./icons";
export {
  ActionButton,
  CommandBarButton,
  DefaultButton,
  IconButton,
  PrimaryButton,
  type IButton,
} from "office-ui-fabric-react/lib/Button";
export { Calendar, DayOfWeek, type ICalendarStrings } from "office-ui-fabric-react/lib/Calendar";
export { Callout, DirectionalHint } from "office-ui-fabric-react/lib/Callout";
export { Checkbox } from "office-ui-fabric-react/lib/Checkbox";
export { ChoiceGroup } from "office-ui-fabric-react/lib/ChoiceGroup";
export { ComboBox, type IComboBox } from "office-ui-fabric-react/lib/ComboBox";
export { ContextualMenuItemType, type IContextualMenuItem } from "office-ui-fabric-react/lib/ContextualMenu";
export { Dropdown, type IDropdown } from "office-ui-fabric-react/lib/Dropdown";
export { Fabric } from "office-ui-fabric-react/lib/Fabric";
export { FocusTrapZone } from "office-ui-fabric-react/lib/FocusTrapZone";
export { Icon } from "office-ui-fabric-react/lib/Icon";
export { Link } from "office-ui-fabric-react/lib/Link";
export { ProgressIndicator } from "office-ui-fabric-react/lib/ProgressIndicator";
export {
  createTheme,
  loadTheme,
  mergeStyleSets,
  type IPalette,
  type ITheme,
} from "office-ui-fabric-react/lib/Styling";
export { TextField, type ITextField } from "office-ui-fabric-react/lib/TextField";
export { Customizer } from "office-ui-fabric-react/lib/Utilities";
