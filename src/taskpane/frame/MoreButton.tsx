import type { JSX } from "react";
import { useReader } from "../reader";
import { ActionButton } from "../ui";

/** Shows or hides the rarer fields of a form. */
export function MoreButton(props: { readonly open: boolean; readonly onClick: () => void }): JSX.Element {
  const reader = useReader();
  return (
    <div>
      <ActionButton
        iconProps={{
          iconName: props.open ? "ChevronUp" : "ChevronDown",
          styles: { root: { fontSize: 12 } },
        }}
        aria-expanded={props.open}
        onClick={props.onClick}
        styles={{ root: { height: 28, padding: 0, marginLeft: -4 } }}
      >
        {reader.text(props.open ? "paneLess" : "paneMore")}
      </ActionButton>
    </div>
  );
}
