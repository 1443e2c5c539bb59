import { useRef, useState, type JSX } from "react";
import { useDoing } from "../doing";
import { useReader } from "../reader";
import { Calendar, Callout, DayOfWeek, DirectionalHint, FocusTrapZone, IconButton, TextField } from "../ui";
import { fieldAttribute, type FieldProps } from "./field";
import { calendarNames, fromCalendarDay, toCalendarDay, typedDate } from "./typedDate";

/** A date, typed in any way that can be read one way only, or picked from the calendar that the button opens. */
export function DateInput(props: FieldProps): JSX.Element {
  const reader = useReader();
  const { actions } = useDoing();
  const [open, setOpen] = useState(false);
  const holder = useRef<HTMLDivElement>(null);
  const today = actions.today();
  const read = typedDate(props.value, today);
  const serial = read.ok ? read.value : null;
  const close = (): void => {
    setOpen(false);
    holder.current?.querySelector("input")?.focus();
  };
  return (
    <div
      ref={holder}
      {...{ [fieldAttribute]: props.name }}
      onKeyDown={(event) => {
        if (open && event.key === "Escape") close();
      }}
    >
      <TextField
        label={props.label}
        value={props.value}
        onChange={(_, value) => props.onChange(value ?? "")}
        onBlur={() => serial !== null && props.onChange(reader.date(serial))}
        placeholder={props.placeholder ?? ""}
        disabled={props.disabled ?? false}
        required={props.required ?? false}
        autoComplete="off"
        description={props.error === undefined ? (props.hint ?? "") : ""}
        errorMessage={props.error === undefined ? "" : reader.reason(props.error)}
        styles={{ suffix: { padding: 0, background: "none" } }}
        onRenderSuffix={() => (
          <IconButton
            iconProps={{ iconName: "Calendar" }}
            ariaLabel={reader.text("panePickDate", { label: props.label })}
            title={reader.text("panePickDate", { label: props.label })}
            aria-expanded={open}
            disabled={props.disabled ?? false}
            onClick={() => setOpen(!open)}
            styles={{ root: { width: 30, height: 30 } }}
          />
        )}
      />
      {open && (
        <Callout
          target={holder.current}
          onDismiss={close}
          isBeakVisible={false}
          gapSpace={2}
          directionalHint={DirectionalHint.bottomLeftEdge}
          setInitialFocus
          role="dialog"
          ariaLabel={props.label}
        >
          <FocusTrapZone isClickableOutsideFocusTrap>
            <Calendar
              value={toCalendarDay(serial ?? today)}
              today={toCalendarDay(today)}
              firstDayOfWeek={DayOfWeek.Monday}
              isMonthPickerVisible={false}
              showGoToToday
              highlightSelectedMonth
              strings={{
                ...calendarNames(reader.language),
                goToToday: reader.text("paneCalendarToday"),
                prevMonthAriaLabel: reader.text("paneCalendarPreviousMonth"),
                nextMonthAriaLabel: reader.text("paneCalendarNextMonth"),
                prevYearAriaLabel: reader.text("paneCalendarPreviousYear"),
                nextYearAriaLabel: reader.text("paneCalendarNextYear"),
              }}
              dateTimeFormatter={{
                formatMonthDayYear: (date) => reader.date(fromCalendarDay(date) ?? today),
                formatMonthYear: (date) =>
                  new Intl.DateTimeFormat(reader.language, { year: "numeric", month: "long" }).format(date),
                formatDay: (date) => String(date.getDate()),
                formatYear: (date) => String(date.getFullYear()),
              }}
              onSelectDate={(date) => {
                const picked = fromCalendarDay(date);
                if (picked !== undefined) props.onChange(reader.date(picked));
                close();
              }}
              onDismiss={close}
            />
          </FocusTrapZone>
        </Callout>
      )}
    </div>
  );
}
