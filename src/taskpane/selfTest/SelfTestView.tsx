import { useEffect, useRef, useState } from "react";
import {
  Button,
  makeStyles,
  MessageBar,
  MessageBarBody,
  ProgressBar,
  tokens,
} from "@fluentui/react-components";
import type { SelfTestOutcome } from "../../selfTest/conductSelfTest";
import { usePaneStore } from "../storeContext";
import { SelfTestReportView } from "./SelfTestReportView";

const useStyles = makeStyles({
  view: { display: "grid", gridTemplateColumns: "minmax(0, 1fr)", gap: tokens.spacingVerticalM },
  hint: { margin: 0, color: tokens.colorNeutralForeground2 },
  fit: { justifySelf: "start" },
  progress: {
    display: "grid",
    gridTemplateColumns: "minmax(0, 1fr) auto",
    alignItems: "center",
    gap: tokens.spacingHorizontalM,
  },
  bar: { gridColumn: "1 / -1" },
  text: { overflowWrap: "anywhere" },
});

interface Progress {
  readonly done: number;
  readonly total: number;
  readonly fact: string;
}

const NOT_BEGUN: Progress = { done: 0, total: 0, fact: "" };

/** The self-test: what it is, how far it is, and what came of it. Leaving the page ends it. */
export function SelfTestView() {
  const styles = useStyles();
  const { services } = usePaneStore();
  const [progress, setProgress] = useState<Progress | null>(null);
  const [outcome, setOutcome] = useState<SelfTestOutcome | null>(null);
  const [stopping, setStopping] = useState(false);
  const stop = useRef<AbortController | null>(null);
  useEffect(() => () => stop.current?.abort(), []);
  const run = async () => {
    const controller = new AbortController();
    stop.current = controller;
    setProgress(NOT_BEGUN);
    setOutcome(null);
    setStopping(false);
    const came = await services
      .selfTest({
        signal: controller.signal,
        onProgress: (done, total, fact) => setProgress({ done, total, fact }),
      })
      .catch((error: unknown): SelfTestOutcome => ({ kind: "refused", message: failure(error) }));
    setProgress(null);
    setOutcome(came);
  };
  const cancel = () => {
    setStopping(true);
    stop.current?.abort();
  };
  return (
    <div className={styles.view}>
      <p className={styles.hint}>
        Does this Excel behave as the add-in expects? Small trials on sheets of their own find out: what a
        cell makes of &quot;1-10&quot;, how a table grows, what a protected sheet refuses. It takes a few
        minutes.
      </p>
      <p className={styles.hint}>
        It runs only in a new, empty workbook. The report says what Excel is and what it did. It holds nothing
        of your workbooks and no name, and it goes nowhere unless you send it.
      </p>
      <Button className={styles.fit} appearance="primary" disabledFocusable={progress !== null} onClick={run}>
        {outcome?.kind === "done" ? "Run it again" : "Run the self-test"}
      </Button>
      {progress && (
        <div className={styles.progress}>
          <ProgressBar
            className={styles.bar}
            thickness="large"
            aria-label="Trials done"
            {...(progress.total > 0 ? { value: progress.done, max: progress.total } : {})}
          />
          <span className={styles.text}>{stopping ? "Stopping" : stepInWords(progress)}</span>
          <Button size="small" disabledFocusable={stopping} onClick={cancel}>
            Cancel
          </Button>
        </div>
      )}
      {outcome?.kind === "refused" && (
        <MessageBar intent="warning" layout="multiline">
          <MessageBarBody>{outcome.message}</MessageBarBody>
        </MessageBar>
      )}
      {outcome?.kind === "done" && <SelfTestReportView {...outcome} />}
    </div>
  );
}

function stepInWords({ done, total, fact }: Progress): string {
  return total === 0 ? "Looking at the workbook" : `${done + 1} of ${total}: ${fact}`;
}

function failure(error: unknown): string {
  const reason = error instanceof Error ? error.message : String(error);
  return `The self-test could not be carried out (${reason}). Open a new, empty workbook and try again.`;
}
