"""The part of docs/quality.md on word forms, made from the last line of benchmarks/results/word_forms.jsonl."""

from __future__ import annotations

from typing import Any

NAMES = {
    "newsarchive": "newsarchive", "unicode61": "FTS5, unicode61", "porter": "FTS5, porter", "trigram": "FTS5, trigram",
    "key_column": "a column of Snowball's stems", "postgresql": "PostgreSQL text search", "tantivy": "tantivy with its stemmers",
}  # fmt: skip
ENOUGH = 0.92


def word_forms(line: dict[str, Any] | None) -> str:
    """Recall and precision of finding words in all their forms, ours and others'; empty where it was never measured."""
    if line is None:
        return ""
    held, other = line["held"]["newsarchive"]["pairs"], line["open"]["newsarchive"]["pairs"]
    rows = [
        "## Words in all their forms", "",
        f"{line['size']} words of {line['languages']} languages and their forms, written down from knowledge of the languages;"
        f" {held} of the {held + other} pairs of word and form, each asked for by the other, before anything was measured on them,"
        " and never looked at one by one, though their totals were seen while ways of learning were compared. They stand in an archive"
        f" with {line['words_near']} words that begin alike and are other"
        " words (university, universe), chosen by simplemma's dictionaries and wordfreq's lists of common words, for a few languages"
        " by hand. *Recall* is the share of pairs found, *precision* the share of right ones among the words found. What is a word"
        " of its own is disputed: dictionaries that count a participle apart make it a wrong find.", "",
        "| of the words held back | recall | word to form | form to word | precision |", "|---|---|---|---|---|",
    ]  # fmt: skip
    for name, shown in NAMES.items():
        one = line["held"][name]
        figures = [f"{one[key]:.3f}" for key in ("recall", "base_to_form", "form_to_base", "precision")]
        rows.append("| " + " | ".join([shown, *figures]) + " |")
    best = {language: told["all"] for language, told in line["by_language"].items()}
    weak = [language for language, told in best.items() if told["recall"] < ENOUGH]
    rows += ["", "All words, by language (recall / precision; PostgreSQL's beside it):", ""]
    theirs = line["peers_by_language"]["postgresql"]
    rows += [
        ", ".join(
            f"{language} {told['recall']:.2f}/{told['precision']:.2f} ({theirs[language][0]:.2f}/{theirs[language][1]:.2f})"
            for language, told in best.items()
        ) + ".",
        "",
        f"Recall below {ENOUGH}: {', '.join(weak) or 'none'}. The keys of a word that was not met before take {line['key_us']} µs,"
        f" and its place in the lexicon {line['bytes_a_form']} bytes.",
        "", f"Line `word_forms`, commit {line['commit']}.", "",
    ]  # fmt: skip
    return "\n".join(rows)
