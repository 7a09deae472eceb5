import { useMemo, useState } from "react";
import { Button, makeStyles, SearchBox, tokens, typographyStyles } from "@fluentui/react-components";
import type { Finding } from "../../analysis/finding";
import { EmptyState } from "../EmptyState";
import { moreWords } from "../moreWords";
import { usePaneState, usePaneStore } from "../storeContext";

const PAGE = 25;
/** With fewer series than this the eye is faster than a search. */
const SEARCH_FROM = 8;

const useStyles = makeStyles({
  view: { display: "grid", gridTemplateColumns: "minmax(0, 1fr)", gap: tokens.spacingVerticalM },
  hint: { margin: 0, color: tokens.colorNeutralForeground2 },
  list: { display: "grid", gap: tokens.spacingVerticalS, margin: 0, padding: 0, listStyle: "none" },
  series: {
    display: "grid",
    gridTemplateColumns: "minmax(0, 1fr) auto",
    alignItems: "center",
    gap: tokens.spacingHorizontalS,
    padding: tokens.spacingHorizontalM,
    border: `1px solid ${tokens.colorNeutralStroke2}`,
    borderRadius: tokens.borderRadiusMedium,
  },
  name: { ...typographyStyles.body1Strong, margin: 0, overflowWrap: "anywhere" },
  aside: { margin: 0, color: tokens.colorNeutralForeground2, overflowWrap: "anywhere" },
});

/** All series, those whose limits could be fixed and are not first. */
export function BaselineList() {
  const styles = useStyles();
  const store = usePaneStore();
  const result = usePaneState((state) => state.result);
  const [search, setSearch] = useState("");
  const [shown, setShown] = useState(PAGE);
  const findings = useMemo(
    () => [...(result?.findings ?? [])].sort((a, b) => Number(isOpen(b)) - Number(isOpen(a))),
    [result],
  );
  const wanted = findings.filter((finding) => nameOf(finding).toLowerCase().includes(search.toLowerCase()));
  if (findings.length === 0) {
    return (
      <EmptyState
        title="No series yet"
        hint="Press Refresh first: limits are fixed to figures that are there."
      />
    );
  }
  return (
    <div className={styles.view}>
      <p className={styles.hint}>
        Limits that are not fixed move with every new figure. From 12 figures on they can be fixed to a time
        that was agreed.
      </p>
      {findings.length > SEARCH_FROM && (
        <SearchBox
          aria-label="Find a provider or an indicator"
          placeholder="Provider or indicator"
          value={search}
          onChange={(_event, { value }) => setSearch(value)}
        />
      )}
      <ul className={styles.list}>
        {wanted.slice(0, shown).map((finding) => {
          const { provider, indicator } = finding;
          return (
            <li key={`${provider.id}|${indicator.id}`} className={styles.series}>
              <div>
                <h3 className={styles.name}>{indicator.name}</h3>
                <p className={styles.aside}>
                  {provider.name} · {stateOf(finding)}
                </p>
              </div>
              <Button
                aria-label={`${isOpen(finding) ? "Fix" : "Change"} the baseline of ${nameOf(finding)}`}
                onClick={() =>
                  store.openDetail({
                    kind: "baseline",
                    series: { providerId: provider.id, indicatorId: indicator.id },
                    cameFrom: { kind: "limits" },
                  })
                }
              >
                {isOpen(finding) ? "Fix" : "Change"}
              </Button>
            </li>
          );
        })}
      </ul>
      {wanted.length === 0 && <p className={styles.hint}>No series is called so.</p>}
      {wanted.length > shown && (
        <Button onClick={() => setShown(shown + PAGE)}>{moreWords(PAGE, wanted.length - shown)}</Button>
      )}
    </div>
  );
}

function isOpen({ states }: Finding): boolean {
  return states.includes("limitsNotFixed");
}

function nameOf({ provider, indicator }: Finding): string {
  return `${provider.name} – ${indicator.name}`;
}

function stateOf({ states, n, mean }: Finding): string {
  if (mean === null) return `no limits yet, ${n} ${n === 1 ? "figure" : "figures"}`;
  if (states.includes("limitsNotFixed")) return `not fixed, ${n} figures`;
  return `fixed, ${n} figures${states.includes("shortBaseline") ? " (short)" : ""}`;
}
