import { Field, Input, Select } from "@fluentui/react-components";
import type { Target } from "../../analysis/measure";
import type { IndicatorOffer } from "../../workflows/contractOffer";
import { NO_TARGET, targetValue, type TargetDraft } from "./contractDraft";
import { useFormLook } from "./useFormLook";
import { TARGET_KINDS, UNITS } from "./words";

/** What was agreed for each chosen indicator, for all providers; what is left empty has no target. */
export function TargetFields(props: {
  readonly indicators: readonly IndicatorOffer[];
  readonly targets: Readonly<Record<string, TargetDraft>>;
  readonly message: (field: string) => string | undefined;
  readonly onChange: (targets: Readonly<Record<string, TargetDraft>>) => void;
}) {
  const { indicators, targets, message, onChange } = props;
  const look = useFormLook();
  return (
    <section className={look.section}>
      <h4 className={look.heading}>Targets</h4>
      <p className={look.hint}>
        Enter what the contract itself says; leave the others empty. A target for one provider only, or a
        later one, is a row more in the sheet Targets.
      </p>
      {indicators.map((indicator) => {
        const target = targets[indicator.id] ?? NO_TARGET;
        const change = (part: Partial<TargetDraft>) =>
          onChange({ ...targets, [indicator.id]: { ...target, ...part } });
        const wrong = message(`value|${indicator.id}`);
        const odd = wrong ? null : oddValue(target, indicator);
        const from = message(`from|${indicator.id}`);
        return (
          <fieldset key={indicator.id} className={look.card}>
            <legend className={look.legend}>{indicator.name}</legend>
            <div className={look.pair}>
              <Field
                label={`Target${UNITS[indicator.unit] && `, ${UNITS[indicator.unit]}`}`}
                validationState={wrong ? "error" : odd ? "warning" : "none"}
                validationMessage={wrong ?? odd ?? undefined}
              >
                <Input
                  className={look.narrow}
                  inputMode="decimal"
                  value={target.value}
                  maxLength={20}
                  onChange={(_event, { value }) => change({ value })}
                />
              </Field>
              <Field label="Holds from" validationState={from ? "error" : "none"} validationMessage={from}>
                <Input
                  className={look.narrow}
                  type="date"
                  value={target.from}
                  onChange={(_event, { value }) => change({ from: value })}
                />
              </Field>
              <Field label="Kind" className={look.wholeRow}>
                <Select
                  className={look.narrow}
                  value={target.kind}
                  onChange={(_event, { value }) => change({ kind: value as Target["kind"] })}
                >
                  {Object.entries(TARGET_KINDS).map(([kind, words]) => (
                    <option key={kind} value={kind}>
                      {words}
                    </option>
                  ))}
                </Select>
              </Field>
            </div>
          </fieldset>
        );
      })}
    </section>
  );
}

/** A share typed as a fraction is most likely meant as a percentage: said, and left as it is. */
function oddValue({ value }: TargetDraft, indicator: IndicatorOffer): string | null {
  const number = targetValue(value, indicator);
  if (indicator.unit !== "percent" || number === null || number <= 0 || number >= 0.01) return null;
  return `This is less than one percent. For ${Math.round(number * 10_000)}% enter ${Math.round(number * 10_000)}.`;
}
