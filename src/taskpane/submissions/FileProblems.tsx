import { Link, makeStyles, tokens, typographyStyles } from "@fluentui/react-components";
import type { Problem } from "../../submission/problem";
import { usePaneStore } from "../storeContext";

const SEVERITY = { stop: "To fix", ask: "Question", note: "Note" } as const;

const useStyles = makeStyles({
  list: {
    display: "grid",
    gap: tokens.spacingVerticalS,
    margin: `${tokens.spacingVerticalXS} 0 0`,
    paddingLeft: tokens.spacingHorizontalL,
  },
  place: { color: tokens.colorNeutralForeground2, ...typographyStyles.caption1 },
});

/**
 * What is to be said about a file, which is not open: each with its file, sheet and cell. What stands in the open
 * workbook instead is selected by a click.
 */
export function FileProblems(props: {
  readonly file: string;
  readonly problems: readonly Problem[];
  readonly isOpen: boolean;
}) {
  const { file, problems, isOpen } = props;
  const styles = useStyles();
  const store = usePaneStore();
  return (
    <details open={isOpen}>
      <summary>{problems.length === 1 ? "1 remark" : `${problems.length} remarks`}</summary>
      <ul className={styles.list}>
        {problems.map(({ severity, sheet, cell, message, standing }, index) => (
          <li key={index}>
            <b>{SEVERITY[severity]}</b>: {message}
            <div className={styles.place}>
              {[file, sheet, cell].filter((part) => part !== "").join(" · ")}
              {standing && (
                <>
                  {" · "}
                  <Link as="button" inline onClick={() => store.showCells(standing)}>
                    Show what stands in {standing.sheet}!{standing.address}
                  </Link>
                </>
              )}
            </div>
          </li>
        ))}
      </ul>
    </details>
  );
}
