import { useCallback, useEffect, useMemo, useRef, useState, type JSX } from "react";
import { ActivityForm } from "./adding/ActivityForm";
import { AddForm } from "./adding/AddForm";
import { AdoptionView } from "./adopting/AdoptionView";
import { BatchView } from "./batch/BatchView";
import { DoingProvider, useDoing, type Doing } from "./doing";
import { Findings } from "./frame/Findings";
import { Footer } from "./frame/Footer";
import { OutcomeBar } from "./frame/OutcomeBar";
import { ProgressLine } from "./frame/ProgressLine";
import { useKeptFocus } from "./frame/useKeptFocus";
import type { PanelKind } from "./panel";
import type { PaneSource, PaneState } from "./ports";
import { ReaderProvider, useReader } from "./reader";
import { ConvertForm } from "./record/ConvertForm";
import { RecordView, type Drafts } from "./record/RecordView";
import { ElsewhereView } from "./starting/ElsewhereView";
import { FailedView } from "./starting/FailedView";
import { FigureView } from "./starting/FigureView";
import { LoadingView } from "./starting/LoadingView";
import { NoStoreView } from "./starting/NoStoreView";
import { WhoView } from "./starting/WhoView";
import { styles } from "./styles";
import { PaneTheme } from "./theme/PaneTheme";

/** The task pane: shows the state of its source and follows it. */
export function Pane({ source }: { readonly source: PaneSource }): JSX.Element {
  const state = usePaneState(source);
  const locked = state.working !== undefined;
  const doing = useMemo(
    (): Doing => ({ actions: source.actions, choices: state.choices, people: state.people, locked }),
    [source, state.choices, state.people, locked],
  );
  return (
    <ReaderProvider language={source.language}>
      <DoingProvider value={doing}>
        <PaneTheme>
          <Shell state={state} />
        </PaneTheme>
      </DoingProvider>
    </ReaderProvider>
  );
}

/** The source's state, drawn anew after each change. */
function usePaneState(source: PaneSource): PaneState {
  const [state, setState] = useState(() => source.state());
  useEffect(() => {
    const take = (): void => setState(source.state());
    take();
    return source.subscribe(take);
  }, [source]);
  return state;
}

/** Outcome and progress above, one view, the footer below. */
function Shell({ state }: { readonly state: PaneState }): JSX.Element {
  const reader = useReader();
  const { outcome, working, status } = state;
  const [panel, setPanel] = usePanel(state);
  const hasStore = status.kind === "ready" || status.kind === "newerStore";
  const shown = `${status.kind} ${panel ?? ""} ${selectionKey(state)}`;
  useEffect(() => {
    document.documentElement.scrollTop = 0;
  }, [shown]);
  const main = useRef<HTMLElement>(null);
  useKeptFocus(main);
  const idle = hasStore && state.who !== "" && panel === undefined;
  return (
    <div className={styles.shell} lang={reader.language}>
      <div className={styles.hidden} role="status" aria-live="polite">
        {outcome === undefined ? "" : reader.reason(outcome.message)}
      </div>
      <div className={styles.top}>
        {outcome !== undefined && <OutcomeBar outcome={outcome} />}
        {working !== undefined && (
          <div className={styles.progress}>
            <ProgressLine progress={working} />
          </div>
        )}
      </div>
      <main ref={main} className={styles.main} aria-busy={working !== undefined}>
        <Screen state={state} panel={panel} onPanel={setPanel} />
      </main>
      <Footer
        who={state.who}
        hasStore={hasStore}
        canAdd={idle && status.kind === "ready"}
        canLog={idle && status.kind === "ready" && state.selection.kind !== "elsewhere"}
        onPanel={setPanel}
      />
    </div>
  );
}

/** Which form is open. A question put by the ribbon opens its form; forms about a record close when another is selected. */
function usePanel(state: PaneState): [PanelKind | undefined, (panel: PanelKind | undefined) => void] {
  const [panel, setPanel] = useState<PanelKind>();
  const asked = state.question?.kind;
  useEffect(() => {
    if (asked !== undefined && asked !== "lost") setPanel(asked);
  }, [asked]);
  const selected = selectionKey(state);
  const before = useRef(selected);
  useEffect(() => {
    if (before.current === selected) return;
    before.current = selected;
    setPanel((open) => (open === "convert" || open === "activity" ? undefined : open));
  }, [selected]);
  return [panel, setPanel];
}

function selectionKey({ selection }: PaneState): string {
  if (selection.kind === "one") return `${selection.record.type} ${selection.record.id}`;
  return selection.kind === "several" ? `several ${String(selection.batch.count)}` : "";
}

function Screen(props: {
  readonly state: PaneState;
  readonly panel: PanelKind | undefined;
  readonly onPanel: (panel: PanelKind | undefined) => void;
}): JSX.Element {
  const { state, panel, onPanel } = props;
  const [drafts] = useState<Drafts>(() => new Map());
  const { status } = state;
  switch (status.kind) {
    case "loading":
      return <LoadingView progress={status.progress} />;
    case "failed":
      return <FailedView reason={status.reason} />;
    case "noStore":
      return <NoStoreView adoptable={status.adoptable} />;
    case "adopting":
      return <AdoptionView preview={status.preview} who={state.who} />;
    case "newerStore":
      return <Selected state={state} drafts={drafts} readOnly onPanel={onPanel} version={status.version} />;
    case "ready":
      if (state.who === "") return <WhoView who="" onClose={undefined} />;
      if (panel === undefined) {
        return (
          <Selected state={state} drafts={drafts} readOnly={false} onPanel={onPanel} version={undefined} />
        );
      }
      return <Panel state={state} panel={panel} onClose={() => onPanel(undefined)} />;
  }
}

/** An open form. */
function Panel(props: {
  readonly state: PaneState;
  readonly panel: PanelKind;
  readonly onClose: () => void;
}): JSX.Element | null {
  const { state, panel } = props;
  const reader = useReader();
  const { selection } = state;
  const onClose = useClose(state, props.onClose);
  switch (panel) {
    case "who":
      return <WhoView who={state.who} onClose={onClose} />;
    case "addLead":
      return <AddForm key="lead" type="lead" who={state.who} onClose={onClose} />;
    case "addOpportunity":
      return <AddForm key="opportunity" type="opportunity" who={state.who} onClose={onClose} />;
    case "convert":
      return selection.kind === "one" ? (
        <ConvertForm key={selection.record.id} record={selection.record} onClose={onClose} />
      ) : (
        <ElsewhereView />
      );
    case "activity":
      if (selection.kind === "elsewhere") return <ElsewhereView />;
      return (
        <ActivityForm
          about={
            selection.kind === "one"
              ? `${selection.record.title} · ${selection.record.id}`
              : reader.text(selection.batch.type === "lead" ? "paneSelectedLeads" : "paneSelectedDeals", {
                  count: selection.batch.count,
                })
          }
          onClose={onClose}
        />
      );
  }
}

/** Closes a form and tells the source that its question, if there was one, is answered. */
function useClose(state: PaneState, close: () => void): () => void {
  const source = useDoing();
  return () => {
    if (state.question !== undefined) source.actions.answerQuestion();
    close();
  };
}

/** The view of what is selected in the sheet. */
function Selected(props: {
  readonly state: PaneState;
  readonly drafts: Drafts;
  readonly readOnly: boolean;
  readonly version: number | undefined;
  readonly onPanel: (panel: PanelKind) => void;
}): JSX.Element {
  const { state, drafts, readOnly, version, onPanel } = props;
  const reader = useReader();
  const { actions } = useDoing();
  const { selection } = state;
  const askLost = state.question?.kind === "lost";
  const onAsked = useCallback(() => actions.answerQuestion(), [actions]);
  const onConvert = useCallback(() => onPanel("convert"), [onPanel]);
  return (
    <>
      {version !== undefined && (
        <p className={styles.notice} style={{ marginTop: 0, marginBottom: 14 }}>
          {reader.text("paneNewerStore", { version })}
        </p>
      )}
      {selection.kind === "elsewhere" && <Elsewhere figures={selection.figures} />}
      {selection.kind === "one" && (
        <RecordView
          key={`${selection.record.type} ${selection.record.id}`}
          record={selection.record}
          readOnly={readOnly}
          drafts={drafts}
          askLost={askLost}
          onAsked={onAsked}
          onConvert={onConvert}
        />
      )}
      {selection.kind === "several" && (
        <BatchView batch={selection.batch} readOnly={readOnly} askLost={askLost} onAsked={onAsked} />
      )}
      <Findings findings={state.findings} />
    </>
  );
}

/** The selection is on no record: perhaps on a figure. */
function Elsewhere({ figures }: { readonly figures: readonly string[] }): JSX.Element {
  return figures.length > 0 ? <FigureView figures={figures} /> : <ElsewhereView />;
}
