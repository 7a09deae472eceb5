import { Checkbox, Field, makeStyles, tokens, typographyStyles } from "@fluentui/react-components";
import type { BaselineOutlook } from "../../workflows/baselineDesk";

const useStyles = makeStyles({
  part: { display: "grid", gridTemplateColumns: "minmax(0, 1fr)", gap: tokens.spacingVerticalS },
  heading: { ...typographyStyles.subtitle2, margin: 0 },
  subheading: { ...typographyStyles.body1Strong, margin: 0 },
  text: { margin: 0, overflowWrap: "anywhere" },
  list: { margin: 0, paddingLeft: tokens.spacingHorizontalXL, overflowWrap: "anywhere" },
});

/** What a decision would bring before it is made: flags that come and go, and the earlier decision that it replaces. */
export function Consequences(props: {
  readonly outlook: BaselineOutlook;
  readonly confirmed: boolean;
  /** She has tried to decide: what is missing is said now. */
  readonly tried: boolean;
  readonly onConfirm: (confirmed: boolean) => void;
}) {
  const { outlook, confirmed, tried, onConfirm } = props;
  const styles = useStyles();
  const { effect, remarks, replaces } = outlook;
  if (!effect) return null;
  const { appearing, clearing, changing, nothing } = effect;
  const flags = appearing.length + clearing.length + changing.length;
  return (
    <section className={styles.part} aria-labelledby="baseline-consequences">
      <h3 id="baseline-consequences" className={styles.heading}>
        What it would change
      </h3>
      {flags === 0 && (
        <p className={styles.text}>
          {nothing ? "Nothing: no limit and no flag." : "The limits; no flag would come or go."}
        </p>
      )}
      <Flags title="would be raised" sentences={appearing} />
      <Flags title="would be cleared" sentences={clearing} />
      <Flags title="would read otherwise" sentences={changing} />
      {remarks.map((remark) => (
        <p key={remark} className={styles.text}>
          {remark}
        </p>
      ))}
      {replaces !== null && (
        <Field
          validationState={tried && !confirmed ? "error" : "none"}
          validationMessage={tried && !confirmed ? "Please confirm." : undefined}
        >
          <Checkbox
            label={`Take the place of: ${replaces}`}
            checked={confirmed}
            onChange={(_event, { checked }) => onConfirm(checked === true)}
          />
        </Field>
      )}
    </section>
  );
}

function Flags({ title, sentences }: { readonly title: string; readonly sentences: readonly string[] }) {
  const styles = useStyles();
  if (sentences.length === 0) return null;
  return (
    <>
      <h4 className={styles.subheading}>
        {sentences.length === 1 ? "1 flag" : `${sentences.length} flags`} {title}
      </h4>
      <ul className={styles.list}>
        {sentences.map((sentence) => (
          <li key={sentence}>{sentence}</li>
        ))}
      </ul>
    </>
  );
}
