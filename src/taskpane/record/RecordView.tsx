import { memo, useEffect, useState, type JSX } from "react";
import { useAttempt, useDoing } from "../doing";
import type { MoveChoice, RecordView as Record } from "../ports";
import { useReader } from "../reader";
import { styles } from "../styles";
import { asksFirst } from "./moveChoices";
import { Moves } from "./Moves";
import { RecordForm } from "./RecordForm";
import { readRecordForm, recordTexts, type Edits } from "./recordForm";
import { RecordHeader } from "./RecordHeader";
import { StagePath } from "./StagePath";
import { Timeline } from "./Timeline";

/** What has been typed for records and not saved, by record id: selecting another row and coming back loses nothing. */
export type Drafts = Map<string, Edits>;

/** One selected record: who, how it stands, its path, its next move, its form, its history. Drawn anew only when one of these changes. */
export const RecordView = memo(function RecordView(props: {
  readonly record: Record;
  readonly readOnly: boolean;
  readonly drafts: Drafts;
  /** The ribbon asked to mark it lost: the form opens at the reason. */
  readonly askLost: boolean;
  readonly onAsked: () => void;
  readonly onConvert: () => void;
}): JSX.Element {
  const { record, readOnly, drafts, askLost, onAsked, onConvert } = props;
  const reader = useReader();
  const { actions, locked } = useDoing();
  const attempt = useAttempt();
  const [move, setMove] = useState<MoveChoice>();
  const [edits, setEdits] = useState<Edits>(() => drafts.get(record.id) ?? {});
  const edit = (next: Edits): void => {
    drafts.set(record.id, next);
    setEdits(next);
  };
  const finish = (): void => {
    drafts.delete(record.id);
    setEdits({});
    setMove(undefined);
  };

  useEffect(() => {
    if (!askLost) return;
    const lost = record.otherMoves.find(({ kind }) => kind === "lost");
    if (lost !== undefined) setMove(lost);
    onAsked();
  }, [askLost, record, onAsked]);

  const make = async (chosen: MoveChoice): Promise<void> => {
    if (chosen.kind === "convert") {
      onConvert();
      return;
    }
    const read = readRecordForm(record, chosen, edits, recordTexts(record, reader), actions.today());
    if (asksFirst(chosen) || !read.ok) {
      setMove(chosen);
      return;
    }
    if (await attempt.run(() => actions.move(read.form))) finish();
  };

  return (
    <>
      <RecordHeader record={record} />
      {record.problems.length > 0 && (
        <ul className={`${styles.notice} ${styles.list}`}>
          {record.problems.map((problem, index) => (
            <li key={index}>{reader.reason(problem)}</li>
          ))}
        </ul>
      )}
      <StagePath record={record} />
      {!readOnly && (
        <>
          <Moves
            next={record.next}
            others={record.otherMoves}
            disabled={locked || attempt.busy}
            quiet={move !== undefined || Object.keys(edits).length > 0}
            onMove={(chosen) => void make(chosen)}
          />
          <RecordForm
            record={record}
            move={move}
            onChoose={setMove}
            edits={edits}
            onEdit={edit}
            attempt={attempt}
            onSaved={finish}
          />
        </>
      )}
      <Timeline
        record={record}
        disabled={locked || attempt.busy}
        onUndo={readOnly ? undefined : () => void attempt.run(() => actions.undo())}
      />
    </>
  );
});
