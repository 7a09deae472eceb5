import { Field, Input, Select, Switch } from "@fluentui/react-components";
import type { Cadence } from "../../analysis/period";
import type { ContractDraft } from "./contractDraft";
import { useFormLook } from "./useFormLook";
import { CADENCES, MONTHS } from "./words";

/** What the contract is called, when it reports, and what must stay hidden. */
export function ContractFields(props: {
  readonly draft: ContractDraft;
  readonly message: (field: string) => string | undefined;
  readonly onChange: (part: Partial<ContractDraft>) => void;
}) {
  const { draft, message, onChange } = props;
  const look = useFormLook();
  const state = (field: string) => ({
    validationState: message(field) ? ("error" as const) : ("none" as const),
    validationMessage: message(field),
  });
  return (
    <section className={look.section}>
      <h4 className={look.heading}>Contract</h4>
      <Field label="Title" required {...state("title")}>
        <Input
          value={draft.title}
          maxLength={120}
          onChange={(_event, { value }) => onChange({ title: value })}
        />
      </Field>
      <Field
        label="Short id"
        required
        hint="It stands in every file and template, for example CW-2027."
        {...state("contractId")}
      >
        <Input
          value={draft.contractId}
          maxLength={40}
          onChange={(_event, { value }) => onChange({ contractId: value })}
        />
      </Field>
      <div className={look.pair}>
        <Field label="Figures are sent">
          <Select
            className={look.narrow}
            value={draft.cadence}
            onChange={(_event, { value }) => onChange({ cadence: value as Cadence })}
          >
            {Object.entries(CADENCES).map(([cadence, words]) => (
              <option key={cadence} value={cadence}>
                {words}
              </option>
            ))}
          </Select>
        </Field>
        <Field label="Fiscal year starts in">
          <Select
            className={look.narrow}
            value={String(draft.fiscalYearStart)}
            onChange={(_event, { value }) => onChange({ fiscalYearStart: Number(value) })}
          >
            {MONTHS.map((month, index) => (
              <option key={month} value={String(index + 1)}>
                {month}
              </option>
            ))}
          </Select>
        </Field>
      </div>
      <Field
        label="Counts of people below this stay hidden"
        hint="11 is the usual threshold: no count from 1 to 10 is shown to others."
        {...state("threshold")}
      >
        <Input
          inputMode="numeric"
          value={draft.threshold}
          maxLength={3}
          onChange={(_event, { value }) => onChange({ threshold: value })}
        />
      </Field>
      <Switch
        label="Small counts must not be sent to us as numbers either"
        checked={draft.mustSuppress}
        onChange={(_event, { checked }) => onChange({ mustSuppress: checked })}
      />
    </section>
  );
}
