import { Checkbox, Field, makeStyles, tokens, typographyStyles } from "@fluentui/react-components";
import type { BaselineOutlook } from "../../workflows/baselineDesk";
import { ChartKey } from "../chart/ChartKey";
import { SeriesChart } from "../chart/SeriesChart";
import { SeriesTable } from "../chart/SeriesTable";

const useStyles = makeStyles({
  preview: {
    display: "grid",
    gridTemplateColumns: "minmax(0, 1fr)",
    gap: tokens.spacingVerticalS,
    padding: tokens.spacingHorizontalM,
    border: `1px solid ${tokens.colorNeutralStroke2}`,
    borderRadius: tokens.borderRadiusMedium,
    minWidth: 0,
  },
  heading: { ...typographyStyles.subtitle2, margin: 0 },
  subheading: { ...typographyStyles.body1Strong, margin: 0 },
  text: { margin: 0, overflowWrap: "anywhere" },
  list: { margin: 0, paddingLeft: tokens.spacingHorizontalXL, overflowWrap: "anywhere" },
});

/** What a decision would change, before it is made: the limits in the drawing, and the flags that come and go. */
export function BaselinePreview(props: {
  readonly outlook: BaselineOutlook;
  readonly confirmed: boolean;
  readonly tried: boolean;
  readonly onConfirm: (confirmed: boolean) => void;
}) {
  const { outlook, confirmed, tried, onConfirm } = props;
  const styles = useStyles();
  const { effect, remarks, replaces } = outlook;
  if (!effect) return null;
  const { before, after, limitsBefore, limitsAfter, appearing, clearing, changing, nothing } = effect;
  return (
    <section className={styles.preview} aria-labelledby="baseline-preview">
      <h3 id="baseline-preview" className={styles.heading}>
        What it would change
      </h3>
      <SeriesChart
        picture={after}
        before={before}
        description={`${after.title}, as it would be: ${limitsAfter}; now: ${limitsBefore}. The figures stand in the table below.`}
      />
      <ChartKey picture={after} withBefore />
      <SeriesTable picture={after} />
      <div role="status">
        {nothing && <p className={styles.text}>Nothing would change: no limit and no flag.</p>}
        <p className={styles.text}>Now: {limitsBefore}.</p>
        <p className={styles.text}>Then: {limitsAfter}.</p>
      </div>
      <Flags title="would be raised" sentences={appearing} />
      <Flags title="would be cleared" sentences={clearing} />
      <Flags title="would read otherwise" sentences={changing} />
      {!nothing && appearing.length + clearing.length + changing.length === 0 && (
        <p className={styles.text}>No flag would come or go.</p>
      )}
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
