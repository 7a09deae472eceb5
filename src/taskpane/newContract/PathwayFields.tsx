import { Checkbox, Field, Textarea } from "@fluentui/react-components";
import type { DomainOffer } from "../../workflows/contractOffer";
import { type KindDraft, linesIn } from "./contractDraft";
import { useFormLook } from "./useFormLook";

/** The stages of the way through the service, and which of them the agency is answerable for. */
export function PathwayFields(props: {
  readonly kind: KindDraft;
  readonly domain: DomainOffer;
  readonly message: string | undefined;
  readonly onChange: (part: Partial<KindDraft>) => void;
}) {
  const { kind, domain, message, onChange } = props;
  const look = useFormLook();
  const stages = [...new Set(linesIn(kind.stages))];
  return (
    <section className={look.section}>
      <h4 className={look.heading}>Pathway</h4>
      <Field
        label="Stages, the first one first"
        hint="One a line; empty: no pathway is reported."
        validationState={message ? "error" : "none"}
        validationMessage={message}
      >
        <Textarea
          rows={6}
          resize="vertical"
          value={kind.stages}
          onChange={(_event, { value }) => onChange({ stages: value })}
        />
      </Field>
      {stages.length > 0 && (
        <fieldset className={look.card}>
          <legend className={look.legend}>
            {domain.reportedBy === "department"
              ? "Stages that others lead to"
              : "Stages that the agency leads to"}
          </legend>
          {stages.map((stage) => (
            <Checkbox
              key={stage}
              label={<span className={look.choice}>{stage}</span>}
              checked={kind.agencyStages.includes(stage)}
              onChange={(_event, { checked }) =>
                onChange({
                  agencyStages: checked
                    ? [...kind.agencyStages, stage]
                    : kind.agencyStages.filter((one) => one !== stage),
                })
              }
            />
          ))}
        </fieldset>
      )}
    </section>
  );
}
