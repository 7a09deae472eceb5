import {
  Button,
  Dropdown,
  Field,
  Input,
  makeStyles,
  Option,
  Radio,
  RadioGroup,
  Textarea,
  tokens,
} from "@fluentui/react-components";
import type { BaselineChoices, BaselineDraft, BaselineOutlook } from "../../workflows/baselineDesk";

/** Text of the choice that a rebase takes in every later figure. */
const OPEN_END = "every later figure";

const useStyles = makeStyles({
  form: { display: "grid", gridTemplateColumns: "minmax(0, 1fr)", gap: tokens.spacingVerticalM },
  range: {
    display: "grid",
    gridTemplateColumns: "repeat(auto-fit, minmax(min(8rem, 100%), 1fr))",
    gap: tokens.spacingHorizontalM,
  },
  dropdown: { minWidth: 0 },
  fit: { justifySelf: "start" },
});

/** What a person decides about the limits of a series. */
export function BaselineForm(props: {
  readonly choices: BaselineChoices;
  readonly draft: BaselineDraft;
  readonly stops: BaselineOutlook["stops"];
  /** She has tried to decide: what is missing is said now. */
  readonly tried: boolean;
  readonly onChange: (change: Partial<BaselineDraft>) => void;
}) {
  const { choices, draft, stops, tried, onChange } = props;
  const styles = useStyles();
  const { firstTwelve } = choices;
  const isFix = draft.action === "fix";
  // A wrong choice is said at once, an empty field only after she has tried.
  const message = (field: keyof BaselineDraft) => {
    const stop = stops.find((each) => each.field === field);
    return stop && (tried || isFilled(field, draft)) ? stop.message : undefined;
  };
  return (
    <div className={styles.form}>
      <Field label="What is decided?">
        <RadioGroup
          value={draft.action}
          onChange={(_event, { value }) => onChange({ action: value as BaselineDraft["action"] })}
        >
          <Radio value="fix" label="Fix the limits to a baseline" />
          <Radio value="rebase" label="Begin new limits from a period (rebase)" />
        </RadioGroup>
      </Field>
      <div className={styles.range}>
        <PeriodField
          label={isFix ? "First period" : "New limits from"}
          message={message("from")}
          choices={choices}
          value={draft.from}
          onChange={(from) => onChange({ from })}
        />
        <PeriodField
          label={isFix ? "Last period" : "Computed up to"}
          message={message("to")}
          choices={choices}
          openEnd={!isFix}
          value={draft.to}
          onChange={(to) => onChange({ to })}
        />
      </div>
      {isFix && firstTwelve && (
        <Button size="small" className={styles.fit} onClick={() => onChange(firstTwelve)}>
          The first 12
        </Button>
      )}
      <Field
        label="Reason"
        hint={isFix ? "Needed for fewer than 12 periods." : "What changed, in words that everybody knows."}
        required={!isFix}
        validationState={message("reason") ? "error" : "none"}
        validationMessage={message("reason")}
      >
        <Textarea
          value={draft.reason}
          maxLength={500}
          onChange={(_event, { value }) => onChange({ reason: value })}
        />
      </Field>
      <Field
        label="Decided by"
        required
        validationState={message("author") ? "error" : "none"}
        validationMessage={message("author")}
      >
        <Input
          value={draft.author}
          maxLength={100}
          onChange={(_event, { value }) => onChange({ author: value })}
        />
      </Field>
    </div>
  );
}

function PeriodField(props: {
  readonly label: string;
  readonly message: string | undefined;
  readonly choices: BaselineChoices;
  readonly openEnd?: boolean;
  readonly value: string;
  readonly onChange: (key: string) => void;
}) {
  const { label, message, choices, openEnd = false, value, onChange } = props;
  const styles = useStyles();
  const chosen = choices.periods.find(({ key }) => key === value);
  return (
    <Field label={label} validationState={message ? "error" : "none"} validationMessage={message}>
      <Dropdown
        className={styles.dropdown}
        placeholder="Choose"
        value={chosen?.label ?? (openEnd ? OPEN_END : "")}
        selectedOptions={[value]}
        onOptionSelect={(_event, { optionValue }) => onChange(optionValue ?? "")}
      >
        {openEnd && <Option value="">{OPEN_END}</Option>}
        {choices.periods.map(({ key, label: period }) => (
          <Option key={key} value={key}>
            {period}
          </Option>
        ))}
      </Dropdown>
    </Field>
  );
}

function isFilled(field: keyof BaselineDraft, draft: BaselineDraft): boolean {
  const needsPeriods = field === "from" || field === "to";
  return needsPeriods && draft.from !== "" && (draft.to !== "" || draft.action === "rebase");
}
