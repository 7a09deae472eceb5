import { makeStyles, MessageBar, MessageBarBody, tokens, typographyStyles } from "@fluentui/react-components";
import type { ShareChoices } from "../../workflows/shareChoices";

const useStyles = makeStyles({
  view: { display: "grid", gridTemplateColumns: "minmax(0, 1fr)", gap: tokens.spacingVerticalS },
  heading: { ...typographyStyles.subtitle2, margin: 0 },
  hint: { margin: 0, color: tokens.colorNeutralForeground2 },
  list: { margin: 0, paddingLeft: tokens.spacingHorizontalXL },
});

/** More figures of a measure are counted, not listed. */
const MOST_LISTED = 40;

/** What shared workbooks will not show, and why; only the agency reads this. */
export function MaskedList({ choices }: { readonly choices: ShareChoices }) {
  const styles = useStyles();
  const { masked, warnings, threshold } = choices;
  const measures = [...new Set(masked.map(({ measure }) => measure))];
  return (
    <section className={styles.view} aria-labelledby="masked-heading">
      <h3 id="masked-heading" className={styles.heading}>
        What will not be shown
      </h3>
      {masked.length === 0 && (
        <p className={styles.hint}>Nothing: there is no count of people from 1 to {threshold - 1}.</p>
      )}
      {measures.map((measure) => {
        const own = masked.filter((each) => each.measure === measure);
        return (
          <details key={measure}>
            <summary>
              {measure}: {own.length} {own.length === 1 ? "figure" : "figures"}
            </summary>
            <ul className={styles.list}>
              {own.slice(0, MOST_LISTED).map(({ figure, reason }) => (
                <li key={figure}>
                  {figure}: {reason}
                </li>
              ))}
              {own.length > MOST_LISTED && <li>and {own.length - MOST_LISTED} more</li>}
            </ul>
          </details>
        );
      })}
      {warnings.map((warning) => (
        <MessageBar key={warning} intent="warning" layout="multiline">
          <MessageBarBody>{warning}</MessageBarBody>
        </MessageBar>
      ))}
    </section>
  );
}
