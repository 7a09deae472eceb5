import { Field, makeStyles, Radio, RadioGroup, tokens } from "@fluentui/react-components";
import type { DomainOffer } from "../../workflows/contractOffer";

const useStyles = makeStyles({
  label: {
    color: tokens.colorNeutralForeground1,
    display: "grid",
    gap: tokens.spacingVerticalXXS,
    paddingBottom: tokens.spacingVerticalS,
  },
  summary: { color: tokens.colorNeutralForeground2 },
});

/** Which kind of contract: each brings its indicators, stages and groups along. */
export function KindStep(props: {
  readonly domains: readonly DomainOffer[];
  readonly chosen: string;
  readonly message: string | undefined;
  readonly onChoose: (domainId: string) => void;
}) {
  const { domains, chosen, message, onChoose } = props;
  const styles = useStyles();
  return (
    <Field
      label="What is the contract about?"
      hint="Each kind brings indicators, stages and groups along. Everything can be changed later."
      validationState={message ? "error" : "none"}
      validationMessage={message}
    >
      <RadioGroup value={chosen} onChange={(_event, { value }) => onChoose(value)}>
        {domains.map(({ id, name, summary }) => (
          <Radio
            key={id}
            value={id}
            label={
              <span className={styles.label}>
                <b>{name}</b>
                <span className={styles.summary}>{summary}</span>
              </span>
            }
          />
        ))}
      </RadioGroup>
    </Field>
  );
}
