import { lazy, Suspense, useDeferredValue, useMemo, useState } from "react";
import { Button, makeStyles, Spinner, tokens } from "@fluentui/react-components";
import type { Finding } from "../../analysis/finding";
import { EmptyState } from "../EmptyState";
import { moreWords } from "../moreWords";
import { usePaneState, usePaneStore } from "../storeContext";
import { flagCards } from "./figures";
import { FindingCard } from "./FindingCard";
import { matches, NO_FILTER } from "./filter";
import { SafetyCard } from "./SafetyCard";
import { seriesCards } from "./seriesCards";

const FindingsFilter = lazy(async () => ({ default: (await import("./FindingsFilter")).FindingsFilter }));

/** With fewer findings than this the eye is faster than a filter. */
const FILTER_FROM = 8;
const PAGE = 25;

const useStyles = makeStyles({
  panel: { display: "grid", gridTemplateColumns: "minmax(0, 1fr)", gap: tokens.spacingVerticalM },
  list: {
    display: "grid",
    gridTemplateColumns: "minmax(0, 1fr)",
    gap: tokens.spacingVerticalM,
    margin: 0,
    padding: 0,
    listStyle: "none",
  },
  note: { margin: 0, color: tokens.colorNeutralForeground2 },
});

/** The first screen: what must be done today, then every reason to talk in order of importance. */
export function FindingsPanel() {
  const styles = useStyles();
  const opened = usePaneState((state) => state.opened);
  const result = usePaneState((state) => state.result);
  const [filter, setFilter] = useState(NO_FILTER);
  const [shown, setShown] = useState(PAGE);
  const cards = useMemo(() => (result ? flagCards(result.flags, result) : []), [result]);
  const safety = useMemo(() => (result ? flagCards(result.safety, result) : []), [result]);
  const matching = useDeferredValue(
    useMemo(() => seriesCards(cards.filter((card) => matches(card, filter))), [cards, filter]),
  );

  if (!result) return opened ? <NothingYet /> : <Spinner label="Reading the workbook" />;
  return (
    <div className={styles.panel}>
      {safety.length > 0 && <SafetyCard cards={safety} />}
      {cards.length > FILTER_FROM && (
        <Suspense fallback={<Spinner size="tiny" />}>
          <FindingsFilter cards={cards} filter={filter} onChange={setFilter} />
        </Suspense>
      )}
      {cards.length === 0 && <NothingFlagged judged={result.findings.some(isJudged)} />}
      <ol className={styles.list}>
        {matching.slice(0, shown).map((card) => (
          <li key={card.flag.id}>
            <FindingCard card={card} />
          </li>
        ))}
      </ol>
      {matching.length > shown && (
        <Button onClick={() => setShown(shown + PAGE)}>{moreWords(PAGE, matching.length - shown)}</Button>
      )}
      <OpenLimits count={result.findings.filter(isOpen).length} />
      {result.expectedByChance && <p className={styles.note}>{result.expectedByChance}</p>}
    </div>
  );
}

function NothingYet() {
  const store = usePaneStore();
  return (
    <EmptyState
      title="No findings yet"
      hint="Press Refresh: it reads the contract's tables, and flags, charts and an agenda appear in sheets of their own. Figures in another layout? Select them with their headers, then:"
    >
      <Button onClick={store.openWizard}>Use the selected range</Button>
      <Button onClick={() => store.openDetail({ kind: "newContract" })}>Begin a new contract</Button>
      <Button onClick={() => store.openDetail({ kind: "templates" })}>Templates for providers</Button>
    </EmptyState>
  );
}

function isOpen({ states }: Finding): boolean {
  return states.includes("limitsNotFixed");
}

/** From 12 figures on limits can be fixed; until somebody does they move with every figure. */
function OpenLimits({ count }: { readonly count: number }) {
  const store = usePaneStore();
  if (count === 0) return null;
  return (
    <Button onClick={() => store.openDetail({ kind: "limits" })}>
      {count === 1 ? "1 series has" : `${count} series have`} enough figures to fix the limits
    </Button>
  );
}

function isJudged({ variation }: Finding): boolean {
  return variation !== null;
}

function NothingFlagged({ judged }: { readonly judged: boolean }) {
  return judged ? (
    <EmptyState
      title="Nothing stands out"
      hint="Every indicator that can be judged is within its usual range and there is no flag. The Summary sheet has all figures."
    />
  ) : (
    <EmptyState
      title="Too early to judge"
      hint="No indicator has enough figures yet to know its usual range, and there is no flag. The Summary sheet has all figures."
    />
  );
}
