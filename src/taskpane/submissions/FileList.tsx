import { useState } from "react";
import { Button, makeStyles, tokens, typographyStyles } from "@fluentui/react-components";
import type { FileSummary } from "../../workflows/importSummary";
import { moreWords } from "../moreWords";

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
const SEVERITY = { stop: "To fix", ask: "Question", note: "Note" } as const;

const useStyles = makeStyles({
  list: { display: "grid", gap: tokens.spacingVerticalS, margin: 0, padding: 0, listStyle: "none" },
  file: {
    display: "grid",
    gridTemplateColumns: "minmax(0, 1fr)",
    gap: tokens.spacingVerticalXS,
    padding: tokens.spacingHorizontalM,
    border: `1px solid ${tokens.colorNeutralStroke2}`,
    borderRadius: tokens.borderRadiusMedium,
    overflowWrap: "anywhere",
  },
  name: { color: tokens.colorNeutralForeground2, ...typographyStyles.caption1 },
  problems: {
    display: "grid",
    gap: tokens.spacingVerticalXS,
    margin: `${tokens.spacingVerticalXS} 0 0`,
    paddingLeft: tokens.spacingHorizontalL,
  },
});

/** What becomes of each file; its problems, with sheet and cell, unfold. */
export function FileList({ files }: { readonly files: readonly FileSummary[] }) {
  const styles = useStyles();
  const [shown, setShown] = useState(PAGE);
  return (
    <>
      <ul className={styles.list} aria-label="Files">
        {files.slice(0, shown).map((file, index) => (
          <li key={index} className={styles.file}>
            <FileLine file={file} />
          </li>
        ))}
      </ul>
      {files.length > shown && (
        <Button onClick={() => setShown(shown + PAGE)}>{moreWords(PAGE, files.length - shown)}</Button>
      )}
    </>
  );
}

function FileLine({
  file: { file, provider, period, outcome, sentence, problems },
}: {
  readonly file: FileSummary;
}) {
  const styles = useStyles();
  const title = [provider, period].filter((part) => part !== "").join(", ");
  return (
    <>
      <b>
        <span aria-hidden>{SIGNS[outcome]}</span> {title || file}
      </b>
      <span>{sentence}</span>
      {title !== "" && <span className={styles.name}>{file}</span>}
      {problems.length > 0 && (
        <details>
          <summary>{problems.length === 1 ? "1 remark" : `${problems.length} remarks`}</summary>
          <ul className={styles.problems}>
            {problems.map(({ severity, sheet, cell, message }, index) => (
              <li key={index}>
                <b>{SEVERITY[severity]}</b>
                {sheet !== "" && ` · ${sheet}!${cell}`}: {message}
              </li>
            ))}
          </ul>
        </details>
      )}
    </>
  );
}
