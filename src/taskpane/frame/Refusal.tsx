import { useEffect, useRef, type JSX } from "react";
import type { Reason } from "../../domain/result";
import { useReader } from "../reader";
import { styles } from "../styles";

/** Why something was refused, said where it was asked. Takes the focus, so that it is read out and next in the order of keys. */
export function Refusal({ reason }: { readonly reason: Reason | undefined }): JSX.Element | null {
  const reader = useReader();
  const sentence = useRef<HTMLParagraphElement>(null);
  useEffect(() => {
    if (reason !== undefined) sentence.current?.focus();
  }, [reason]);
  if (reason === undefined) return null;
  return (
    <p ref={sentence} className={styles.refusal} role="alert" tabIndex={-1}>
      {reader.reason(reason)}
    </p>
  );
}
