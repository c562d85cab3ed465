"""Tokenizers of every kind that text classifiers have, trained on a few pages, and texts to try them on.

    tokenizers_made.py FOLDER    writes the fixtures of TokenizingTests

The vocabularies are small, so that many words fall into pieces and some characters are unknown.
"""

from __future__ import annotations

import io
import json
import random
import sys
from pathlib import Path

import sentencepiece
import tokenizers
import transformers as t
from tokenizers import decoders, models, normalizers, pre_tokenizers, processors, trainers

ROOT = Path(__file__).parent.parent

ENGLISH = (
    "The committee met on Tuesday to decide who should speak for the harbour. Nobody had expected the vote to be close, but "
    "it was: eleven for, ten against, and one paper that couldn't be read. 'We'll count them again,' said the chair; \"they're "
    "all here\". By 10:30 the rain had stopped (mostly), and 1,234 people -- more than 50% of the town -- were outside.")
GERMAN = (
    "Größere Städte wie Köln, München oder Düsseldorf überlegen, ob der Fußgängerverkehr künftig Vorrang bekommt. Was heißt "
    "das für die Straßenbahn? „Das weiß noch niemand“, erklärte die Bürgermeisterin; übrigens soll die Maßnahme 3,5 Mio. € "
    "kosten. Äpfel, Öl und Übermut: ALLES GROẞ geschrieben, naïve façade inbegriffen.")
ARABIC = (
    "قالت اللجنة إنها ستعلن النتائج يوم الثلاثاء، وإن عدد المشاركين بلغ ١٢٣٤ شخصًا. هل كان القرار صحيحًا؟ لا أحد يعرف ذلك بعد، "
    "ولكنّ الجميع ينتظرون. السَّلامُ عَلَيْكُمْ ورحمة الله وبركاته.")
CHINESE = (
    "委员会星期二开会，决定由谁代表港口发言。没有人料到投票结果会如此接近：十一票赞成，十票反对，还有一张选票无法辨认。"
    "“我们再数一遍，”主席说。東京タワーは高いです。서울의 봄은 짧다. ２０２４年ＡＢＣ")
EMOJI = "Great news 🎉🎉 the 👩‍👩‍👧‍👦 family from 🇩🇪🇫🇷 said 👍🏽 and ❤️ — see you 🏴󠁧󠁢󠁥󠁮󠁧󠁿 at 5️⃣ o'clock 😀😃😄 ☺︎ ✨"
ODD = (
    "ﬁne ﬂag №5 ½ Ⅷ ｆｕｌｌ ＷＩＤＴＨ\u3000space\u00a0no\u2009thin\u200bzero\ufeffmark e\u0301a\u0308o\u0302 \u0130stanbul ΟΔΥΣΣΕΎΣ "
    "q\u0323\u0307 \u1e9b\u0323 가각 \u1100\u1161\u11a8 \u0f40\u0fb5 क्षि \U0001d573\U0001d58a ㍿ ㋿ \u00ad\u2028line\u2029 \ufffd "
    "\x07bell\ttab\r\nend \u202eright\u202c ‘quotes’ “both” …—– Ǆ ŉ ﷺ \U0001fbf5 \u0345")
CODE = (
    "def f(x: list[int]) -> int:\n    \"\"\"Sum.\"\"\"\n\ttotal = 0\n    for i, n in enumerate(x):\n        total += n ** 2  # squares\n"
    "    return total\n\n\nif __name__ == \"__main__\":\n    print(f(range(10)), end='')\n<div class=\"a-b\">&nbsp;</div>\n"
    "SELECT * FROM t WHERE a_b != 'x' AND c >= 1e-5;")
TOKENS = "A [CLS] token, a [SEP], <s>one</s> and [MASK]ed <mask> words,[UNK] <unk>, |||PHONE|||  [PAD]<pad>. [ SEP ] [sep]"
SPACES = "  two  three   and    more \n\n lines\t\tand   the end   "


def long() -> str:
    """A text of several windows."""
    drawn = random.Random(3)
    sentences = [s.strip() for text in (ENGLISH, GERMAN, ARABIC, CHINESE) for s in text.replace("。", ". ").split(". ")]
    return ". ".join(drawn.choice(sentences) for _ in range(50))


def texts() -> dict[str, str]:
    """Ten texts by what they are."""
    return {
        "english": ENGLISH, "german": GERMAN, "arabic": ARABIC, "chinese": CHINESE, "emoji": EMOJI, "odd": ODD, "code": CODE,
        "tokens": TOKENS, "spaces": SPACES + ENGLISH[:40], "long": long(),
    }


def corpus() -> list[str]:
    """What the vocabularies are made of: the texts without the emoji and the odd one, and two pages of this project."""
    pages = [(ROOT / name).read_text() for name in ("README.md", "docs/models.md")]
    return [line for text in [ENGLISH, GERMAN, ARABIC, CHINESE, CODE, *pages] for line in text.split("\n")]


def words(lower: bool, size: int = 1500, **settings: object) -> tokenizers.Tokenizer:
    """WordPiece, as BERT, ELECTRA and DistilBERT have it."""
    made = tokenizers.Tokenizer(models.WordPiece(unk_token="[UNK]"))
    made.normalizer = normalizers.BertNormalizer(lowercase=lower, **settings)
    made.pre_tokenizer = pre_tokenizers.BertPreTokenizer()
    special = ["[PAD]", "[UNK]", "[CLS]", "[SEP]", "[MASK]"]
    made.train_from_iterator(corpus(), trainers.WordPieceTrainer(vocab_size=size, special_tokens=special, show_progress=False))
    made.post_processor = processors.TemplateProcessing(
        single="[CLS]:0 $A:0 [SEP]:0", pair="[CLS]:0 $A:0 [SEP]:0 $B:1 [SEP]:1", special_tokens=[("[CLS]", 2), ("[SEP]", 3)])
    made.decoder = decoders.WordPiece()
    return made


def byte_pairs(prefix: bool, size: int = 1500) -> tokenizers.Tokenizer:
    """Byte pairs, as RoBERTa and Longformer have them."""
    made = tokenizers.Tokenizer(models.BPE())
    made.pre_tokenizer = pre_tokenizers.ByteLevel(add_prefix_space=prefix)
    special = ["<s>", "<pad>", "</s>", "<unk>", tokenizers.AddedToken("<mask>", lstrip=True, special=True, normalized=True)]
    made.train_from_iterator(corpus(), trainers.BpeTrainer(
        vocab_size=size, special_tokens=special, initial_alphabet=pre_tokenizers.ByteLevel.alphabet(), show_progress=False))
    made.post_processor = processors.RobertaProcessing(("</s>", 2), ("<s>", 0), add_prefix_space=prefix)
    made.decoder = decoders.ByteLevel()
    return made


def modern(size: int = 1500) -> tokenizers.Tokenizer:
    """Byte pairs with runs of spaces as tokens, as ModernBERT has them."""
    made = tokenizers.Tokenizer(models.BPE(fuse_unk=False, byte_fallback=False, ignore_merges=False))
    made.normalizer = normalizers.NFC()
    made.pre_tokenizer = pre_tokenizers.ByteLevel(add_prefix_space=False, trim_offsets=True, use_regex=True)
    special = ["[UNK]", "[CLS]", "[SEP]", "[PAD]", tokenizers.AddedToken("[MASK]", lstrip=True, normalized=False, special=True)]
    made.train_from_iterator(corpus(), trainers.BpeTrainer(
        vocab_size=size, special_tokens=special, initial_alphabet=pre_tokenizers.ByteLevel.alphabet(), show_progress=False))
    runs = [" " * count for count in range(24, 1, -1)] + ["|||PHONE|||"]
    made.add_tokens([tokenizers.AddedToken(text, normalized=True, special=False) for text in runs])
    made.post_processor = processors.TemplateProcessing(
        single="[CLS]:0 $A:0 [SEP]:0", pair="[CLS]:0 $A:0 [SEP]:0 $B:0 [SEP]:0", special_tokens=[("[CLS]", 1), ("[SEP]", 2)])
    made.decoder = decoders.ByteLevel()
    return made


def pieces(folder: Path, rule: str, **special: object) -> Path:
    """A SentencePiece model of unigrams."""
    model = io.BytesIO()
    sentencepiece.SentencePieceTrainer.train(
        sentence_iterator=iter([line for line in corpus() if line]), model_writer=model, vocab_size=1200, model_type="unigram",
        normalization_rule_name=rule, character_coverage=0.9995, minloglevel=2, num_threads=1, hard_vocab_limit=False, **special)
    folder.mkdir(parents=True, exist_ok=True)
    path = folder / "sentencepiece.model"
    path.write_bytes(model.getvalue())
    return path


def roberta(backend: tokenizers.Tokenizer, kind: type, most: int, **names: object) -> object:
    """A tokenizer for transformers with the special tokens of RoBERTa."""
    return kind(tokenizer_object=backend, model_max_length=most, add_prefix_space=False, **names)


def named(folder: Path) -> dict[str, object]:
    """Tokenizers for transformers by architecture."""
    bert = {"unk_token": "[UNK]", "sep_token": "[SEP]", "pad_token": "[PAD]", "cls_token": "[CLS]", "mask_token": "[MASK]"}
    xlm = pieces(folder / "xlm-r", "nmt_nfkc")
    deberta = pieces(
        folder / "deberta-v3", "nmt_nfkc", pad_id=0, bos_id=1, eos_id=2, unk_id=3, pad_piece="[PAD]", bos_piece="[CLS]",
        eos_piece="[SEP]", unk_piece="[UNK]")
    return {
        "bert": t.BertTokenizerFast(tokenizer_object=words(True), do_lower_case=True, model_max_length=128, **bert),
        "bert-cased": t.BertTokenizerFast(tokenizer_object=words(False), do_lower_case=False, model_max_length=128, **bert),
        "roberta": t.RobertaTokenizerFast(tokenizer_object=byte_pairs(False), model_max_length=128),
        "longformer": t.LongformerTokenizerFast(
            tokenizer_object=byte_pairs(True), add_prefix_space=True, model_max_length=256),
        "modernbert": t.PreTrainedTokenizerFast(
            tokenizer_object=modern(), model_max_length=256, model_input_names=["input_ids", "attention_mask"], **bert),
        "xlm-r": t.XLMRobertaTokenizerFast(vocab_file=str(xlm), model_max_length=128),
        "deberta-v3": t.DebertaV2TokenizerFast(vocab_file=str(deberta), model_max_length=128),
        "deberta-v2": t.DebertaV2TokenizerFast(
            vocab_file=str(deberta), do_lower_case=True, split_by_punct=True, model_max_length=128),
    }


def drawn(count: int) -> list[str]:
    """Texts of characters and stretches drawn from the ten texts, with scalars of every kind between."""
    numbers = random.Random(11)
    whole = "".join(texts().values())
    found = []
    for _ in range(count):
        parts = []
        for _ in range(numbers.randrange(1, 14)):
            start = numbers.randrange(len(whole))
            parts.append(whole[start:start + numbers.choice((1, 1, 2, 5, 12))])
            if numbers.random() < 0.3:
                parts.append(numbers.choice((" ", "  ", "\n", "\t", "\u00a0", "\u0301", "\u200d", "'s", "[SEP]", "<mask>", "12", "▁")))
            if numbers.random() < 0.2:
                scalar = numbers.choice((numbers.randrange(0x3000), numbers.randrange(0xD800), numbers.randrange(0xE000, 0x20000)))
                parts.append(chr(scalar))
        found.append("".join(parts))
    return found


def main() -> None:
    folder = Path(sys.argv[1])
    folder.mkdir(parents=True, exist_ok=True)
    samples = [*texts().values(), *drawn(int(sys.argv[2]) if sys.argv[2:] else 60), ""]
    for name, made in named(folder / "made").items():
        backend = made.backend_tokenizer
        backend.no_padding()
        backend.no_truncation()
        answers = [{"text": text, "ids": backend.encode(text).ids} for text in samples]
        for kind, value in (("tokenizer", json.loads(backend.to_str())), ("ids", answers)):
            text = json.dumps(value, ensure_ascii=False, separators=(",", ":"))
            (folder / f"{name}.{kind}.json").write_text(text + "\n")


if __name__ == "__main__":
    main()
