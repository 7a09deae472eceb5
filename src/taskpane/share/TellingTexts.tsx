import { Checkbox, makeStyles, MessageBar, MessageBarBody, tokens } from "@fluentui/react-components";

const useStyles = makeStyles({
  view: { display: "grid", gridTemplateColumns: "minmax(0, 1fr)", gap: tokens.spacingVerticalS },
  list: { margin: 0, paddingLeft: tokens.spacingHorizontalXL },
});

/**
 * Typed texts that say a number which is not shown: to be reworded, or left out by a person's own choice. Those of an
 * earlier meeting are looked at only when its file is made: then the refusal names them, and the choice is here.
 */
export function TellingTexts({
  texts,
  isRefused,
  isLeftOut,
  onLeaveOut,
}: {
  readonly texts: readonly string[];
  /** Files were refused because of such texts. */
  readonly isRefused: boolean;
  readonly isLeftOut: boolean;
  readonly onLeaveOut: (isWanted: boolean) => void;
}) {
  const styles = useStyles();
  if (texts.length === 0 && !isRefused && !isLeftOut) return null;
  return (
    <section className={styles.view} aria-label="Texts with numbers that are not shown">
      {texts.length > 0 && (
        <>
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
        </>
      )}
      <Checkbox
        label="Leave these texts out"
        checked={isLeftOut}
        onChange={(_event, { checked }) => onLeaveOut(checked === true)}
      />
    </section>
  );
}
