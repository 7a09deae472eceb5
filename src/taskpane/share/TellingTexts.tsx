import { Checkbox, makeStyles, MessageBar, MessageBarBody, tokens } from "@fluentui/react-components";

const useStyles = makeStyles({
  view: { display: "grid", gridTemplateColumns: "minmax(0, 1fr)", gap: tokens.spacingVerticalS },
  list: { margin: 0, paddingLeft: tokens.spacingHorizontalXL },
});

/** Typed texts that say a number which is not shown: to be reworded, or left out by a person's own choice. */
export function TellingTexts({
  texts,
  isLeftOut,
  onLeaveOut,
}: {
  readonly texts: readonly string[];
  readonly isLeftOut: boolean;
  readonly onLeaveOut: (isWanted: boolean) => void;
}) {
  const styles = useStyles();
  if (texts.length === 0) return null;
  return (
    <section className={styles.view} aria-label="Texts with numbers that are not shown">
      <MessageBar intent="warning" layout="multiline">
        <MessageBarBody>
          {texts.length === 1 ? "1 text says" : `${texts.length} texts say`} a number that is not shown.
          Reword in the contract workbook, or leave them out.
        </MessageBarBody>
      </MessageBar>
      <ul className={styles.list}>
        {texts.map((text) => (
          <li key={text}>{text}</li>
        ))}
      </ul>
      <Checkbox
        label="Leave these texts out"
        checked={isLeftOut}
        onChange={(_event, { checked }) => onLeaveOut(checked === true)}
      />
    </section>
  );
}
