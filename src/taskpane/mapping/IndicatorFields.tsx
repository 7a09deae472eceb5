import { Field, Input, makeStyles, tokens, typographyStyles } from "@fluentui/react-components";
import type { ImprovementDirection } from "../../analysis/measure";
import type { MappedIndicator } from "../../submission/mapping";
import { WordChoice } from "./WordChoice";

const DIRECTIONS: Readonly<Record<ImprovementDirection, string>> = {
  increase: "More is better",
  decrease: "Less is better",
  neutral: "Neither: only watch it",
};

const SCALES = { hundred: "As 38.7", fraction: "As 0.387", none: "It is no percentage" } as const;
/** A rate of another kind: 12.5 per 1,000, say. */
const NO_PERCENTAGE = { unit: "rate", percentScale: null } as const;

const useStyles = makeStyles({
  fields: {
    display: "grid",
    gap: tokens.spacingVerticalS,
    margin: 0,
    padding: tokens.spacingHorizontalM,
    border: `1px solid ${tokens.colorNeutralStroke2}`,
    borderRadius: tokens.borderRadiusMedium,
    minWidth: 0,
  },
  legend: { ...typographyStyles.body1Strong, overflowWrap: "anywhere" },
});

/** What the labels do not say about an indicator. */
export function IndicatorFields(props: {
  readonly indicator: MappedIndicator;
  readonly scaleNeeded: boolean;
  readonly onChange: (change: Partial<MappedIndicator>) => void;
}) {
  const { indicator, scaleNeeded, onChange } = props;
  const styles = useStyles();
  const percent = indicator.unit === "percent";
  return (
    <fieldset className={styles.fields}>
      <legend className={styles.legend}>{indicator.label}</legend>
      <WordChoice
        label="Which way should it move?"
        words={DIRECTIONS}
        value={indicator.direction}
        onChange={(direction) => onChange({ direction })}
      />
      {scaleNeeded && (
        <ScaleChoice label="How are percentages written?" indicator={indicator} onChange={onChange} />
      )}
      <Field
        label={percent ? "Contract target in percent, if there is one" : "Contract target, if there is one"}
      >
        <Input
          type="number"
          defaultValue={
            indicator.target === null ? "" : String(percent ? indicator.target * 100 : indicator.target)
          }
          onChange={(_event, { value }) => onChange({ target: targetFrom(value, percent) })}
        />
      </Field>
    </fieldset>
  );
}

/** How the percentages of an indicator are written. */
export function ScaleChoice(props: {
  readonly label: string;
  readonly indicator: MappedIndicator;
  readonly onChange: (change: Partial<MappedIndicator>) => void;
}) {
  const { label, indicator, onChange } = props;
  return (
    <WordChoice<keyof typeof SCALES>
      label={label}
      words={SCALES}
      value={indicator.percentScale}
      onChange={(scale) => onChange(scale === "none" ? NO_PERCENTAGE : { percentScale: scale })}
    />
  );
}

/** A target as held: a fraction for percentages; no number is no target. */
function targetFrom(text: string, percent: boolean): number | null {
  const value = Number.parseFloat(text);
  if (!Number.isFinite(value)) return null;
  // 0.7 and not 0.7000000000000001: targets are compared with figures.
  return percent ? Number((value / 100).toPrecision(12)) : value;
}
