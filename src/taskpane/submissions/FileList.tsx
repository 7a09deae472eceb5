import { useState } from "react";
import { Button, makeStyles, tokens, typographyStyles } from "@fluentui/react-components";
import type { FileSummary } from "../../workflows/importSummary";
import { moreWords } from "../moreWords";
import { usePaneState, usePaneStore } from "../storeContext";
import { FileProblems } from "./FileProblems";
import { rivalsIn } from "./filesInWords";
import { keep, leaveOut, NO_IMPORT } from "./importDraft";

const PAGE = 20;
const SIGNS: Readonly<Record<FileSummary["outcome"], string>> = {
  ready: "✔",
  repeated: "=",
  empty: "✖",
  refused: "✖",
  unknown: "?",
  changed: "?",
  unreadable: "✖",
};
/** Used with something left out. */
const IN_PART = "!";
/** What is asked of a person before such a file can be read. */
const ASKED: Readonly<Partial<Record<FileSummary["outcome"], string>>> = {
  unknown: "Say how it is read",
  changed: "See what changed",
};

const useStyles = makeStyles({
  list: { display: "grid", gap: tokens.spacingVerticalS, margin: 0, padding: 0, listStyle: "none" },
  file: {
    display: "grid",
    gridTemplateColumns: "minmax(0, 1fr)",
    justifyItems: "start",
    gap: tokens.spacingVerticalXS,
    padding: tokens.spacingHorizontalM,
    border: `1px solid ${tokens.colorNeutralStroke2}`,
    borderRadius: tokens.borderRadiusMedium,
    overflowWrap: "anywhere",
  },
  name: { color: tokens.colorNeutralForeground2, ...typographyStyles.caption1 },
  details: { margin: `${tokens.spacingVerticalXS} 0`, paddingLeft: tokens.spacingHorizontalL },
});

/** What becomes of each file; how it was read and its problems unfold. */
export function FileList(props: { readonly files: readonly FileSummary[]; readonly isImported: boolean }) {
  const { files, isImported } = props;
  const styles = useStyles();
  const [shown, setShown] = useState(PAGE);
  const rivals = rivalsIn(files).flat();
  return (
    <>
      <ul className={styles.list} aria-label="Files">
        {files.slice(0, shown).map((file, index) => (
          <li key={index} className={styles.file}>
            <FileLine file={file} place={index} isImported={isImported} isRival={rivals.includes(file)} />
          </li>
        ))}
      </ul>
      {files.length > shown && (
        <Button onClick={() => setShown(shown + PAGE)}>{moreWords(PAGE, files.length - shown)}</Button>
      )}
    </>
  );
}

function signOf({ outcome, counts }: FileSummary): string {
  return outcome === "ready" && counts.setAside > 0 ? IN_PART : SIGNS[outcome];
}

function FileLine(props: {
  readonly file: FileSummary;
  /** Among all files, from 0. */
  readonly place: number;
  readonly isImported: boolean;
  readonly isRival: boolean;
}) {
  const { file: summary, place, isImported, isRival } = props;
  const { file, provider, period, outcome, sentence, problems, proposal, reading } = summary;
  const styles = useStyles();
  const store = usePaneStore();
  // Of a file that is refused it is not sure whose it is.
  const title = outcome === "refused" ? "" : [provider, period].filter((part) => part !== "").join(", ");
  const asked = ASKED[outcome];
  const draft = usePaneState((state) => state.importDraft) ?? NO_IMPORT;
  const edit = () => keep(store, { editing: proposal });
  if (outcome === "unreadable")
    return (
      <span>
        <b>
          <span aria-hidden>{signOf(summary)}</span> {file}
        </b>
        {sentence.startsWith(`${file} `) ? sentence.slice(file.length) : ` ${sentence}`}
      </span>
    );
  return (
    <>
      <b>
        <span aria-hidden>{signOf(summary)}</span> {title || file}
      </b>
      <span>{sentence}</span>
      {title !== "" && <span className={styles.name}>{file}</span>}
      {reading && (
        <details>
          <summary>{reading.sentence}</summary>
          <ul className={styles.details}>
            {reading.details.map((each, index) => (
              <li key={index}>{each}</li>
            ))}
          </ul>
          {!isImported && (
            <Button size="small" onClick={edit} aria-label={`Correct how ${file} is read`}>
              Correct it
            </Button>
          )}
        </details>
      )}
      {problems.length > 0 && <FileProblems file={file} problems={problems} isOpen={outcome === "changed"} />}
      {asked && proposal && !isImported && (
        <Button appearance="primary" onClick={edit} aria-label={`${asked}: ${file}`}>
          {asked}
        </Button>
      )}
      {isRival && !isImported && (
        <Button
          size="small"
          disabledFocusable={draft.step !== null}
          onClick={() => leaveOut(store, draft, place)}
          aria-label={`Leave out ${file}`}
        >
          Leave it out
        </Button>
      )}
    </>
  );
}
