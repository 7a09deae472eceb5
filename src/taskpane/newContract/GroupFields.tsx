import { Checkbox, Field, Textarea } from "@fluentui/react-components";
import type { DomainOffer } from "../../workflows/contractOffer";
import type { KindDraft } from "./contractDraft";
import { useFormLook } from "./useFormLook";

/** By which groups figures are broken down. */
export function GroupFields(props: {
  readonly dimensions: DomainOffer["dimensions"];
  readonly kind: KindDraft;
  /** Name of the indicator that is broken down; null: none of the chosen ones can be. */
  readonly brokenDown: string | null;
  readonly message: (field: string) => string | undefined;
  readonly onChange: (part: Partial<KindDraft>) => void;
}) {
  const { dimensions, kind, brokenDown, message, onChange } = props;
  const look = useFormLook();
  if (dimensions.length === 0 || brokenDown === null) return null;
  return (
    <section className={look.section}>
      <h4 className={look.heading}>Groups</h4>
      <p className={look.hint}>
        “{brokenDown}” is also reported by these groups. Each dimension is more work for whoever reports: one
        is often enough.
      </p>
      {dimensions.map(({ id, name }) => {
        const isUsed = kind.brokenDownBy.includes(id);
        const wrong = message(`groups|${id}`);
        return (
          <div key={id} className={look.section}>
            <Checkbox
              label={<span className={look.choice}>{name}</span>}
              checked={isUsed}
              onChange={(_event, { checked }) =>
                onChange({
                  brokenDownBy: checked
                    ? [...kind.brokenDownBy, id]
                    : kind.brokenDownBy.filter((one) => one !== id),
                })
              }
            />
            {isUsed && (
              <Field
                label={`Groups of ${name.toLowerCase()}`}
                hint="One a line; each case belongs to one of them."
                validationState={wrong ? "error" : "none"}
                validationMessage={wrong}
              >
                <Textarea
                  rows={4}
                  resize="vertical"
                  value={kind.groups[id] ?? ""}
                  onChange={(_event, { value }) => onChange({ groups: { ...kind.groups, [id]: value } })}
                />
              </Field>
            )}
          </div>
        );
      })}
    </section>
  );
}
