"""Every sentence this room says about a list, in English and Japanese, in one table."""

QUESTIONS = {
    "blank": ("blank row", "空の行です"),
    "header_again": ("the header once more", "見出しの行がもう一度あります"),
    "no_name": ("no name in this row", "名称がありません"),
    "no_shelter": ("a remark or a total, not a shelter; left out", "注記か合計の行のため、使いませんでした"),
    "longer": (
        "{count} cells more than the header; they were kept aside",
        "見出しより{count}列多い行です。多い分は別に残しました",
    ),
    "quote": (
        "a quotation mark in this row is never closed, so {count} lines ended up inside one cell; close it and read again",
        '引用符（"）が閉じられず、{count}行が一つの欄に入りました。直してからもう一度読み込んでください',
    ),
    "damaged": ("some characters could not be read", "読めない文字があります"),
    "swapped": (
        "latitude and longitude were swapped and have been put right",
        "緯度と経度が逆だったため、入れ替えました",
    ),
    "position": ("the position {value} cannot be read; left empty", "位置「{value}」が読めないため、空にしました"),
    "outside": ("the position {value} is outside Japan; left empty", "位置「{value}」は日本の外です。空にしました"),
    "half_position": (
        "only one of latitude and longitude is given; left empty",
        "緯度と経度の片方しかないため、空にしました",
    ),
    "shared_position": (
        "rows {rows} share one position but not their address; check it on a map",
        "{rows}行目は住所が違うのに同じ位置です。地図で確かめてください",
    ),
    "capacity": (
        "the capacity “{value}” is not one clear number of people; left unknown",
        "収容人数「{value}」を一つの人数として読めないため、不明としました",
    ),
    "flag": (
        "“{value}” under {header} is neither yes nor no; left unknown",
        "「{header}」の「{value}」は有無が分からないため、不明としました",
    ),
    "hazard_words": (
        "“{value}” among the hazards is not known; left out",
        "災害の種類「{value}」が分からないため、除きました",
    ),
    "common_id": (
        "“{value}” is not a 共通ID (E and 13 digits); left empty",
        "「{value}」は共通ID（Eと13桁の数字）ではないため、空にしました",
    ),
    "municipality": (
        "the municipality code “{value}” is not right; left empty",
        "市区町村コード「{value}」が正しくないため、空にしました",
    ),
    "municipality_unsure": (
        "the municipality code “{value}” can be read in two ways; left empty",
        "市区町村コード「{value}」は二通りに読めるため、空にしました",
    ),
    "municipality_from_town": (
        "no municipality code; taken from the other rows of {value}",
        "市区町村コードがないため、{value}の他の行から補いました",
    ),
    "phone": (
        "the phone number “{value}” seems to have lost its leading zero; kept as it is",
        "電話番号「{value}」は先頭の0が落ちているようです。そのまま残しました",
    ),
    "for_whom": (
        "“{value}” says nothing about whom this shelter is for; kept as it is",
        "受入対象者の「{value}」では対象が分かりません。そのまま残しました",
    ),
    "kind_differs": (
        "the words say welfare shelter, the 共通ID says {kind}; the 共通ID was believed",
        "文言は福祉避難所ですが、共通IDの種別に従い「{kind_ja}」としました",
    ),
    "no_hazard": (
        "no hazard is marked, so it is not listed as an emergency site; taken as “other”",
        "対応する災害がないため、緊急避難場所ではなく「その他」としました",
    ),
    "repeated": (
        "the same shelter stands in row {row} already; this row was left out",
        "{row}行目と同じ避難所のため、この行は使いませんでした",
    ),
}

NOTES = {
    "damaged": (
        "{count} characters could not be read; ask the publisher for the file once more",
        "読めない文字が{count}個あります。元のファイルをもう一度受け取ってください",
    ),
    "before_header": ("rows before the header: {value}", "見出しより前の行: {value}"),
    "no_header": (
        "no header; the columns were recognised by their shape",
        "見出しがないため、列の並びから読み取りました",
    ),
    "other_sheets": ("sheets not read: {value}", "読まなかったシート: {value}"),
    "blank_end": ("{count} blank rows at the end", "最後に空の行が{count}行あります"),
    "wrong_column": (
        "the column {header} holds something else (“{value}”, …); it was not used",
        "「{header}」の列に別のもの（「{value}」など）が入っているため、使いませんでした",
    ),
    "repeated_ids": (
        "the column {header} repeats its values, so it is not used as an id",
        "「{header}」の列は同じ値が重なるため、識別に使いませんでした",
    ),
    "unknown_columns": (
        "columns not understood, kept in the raw row: {value}",
        "分からない列（元の行に残しました）: {value}",
    ),
    "no_kind": (
        "nothing says that these places are shelters; taken as “other” — choose the kind in a profile",
        "避難所かどうかの記載がないため「その他」としました。読み込み設定で種別を選んでください",
    ),
}

REFUSALS = {
    "empty": (
        "This file is empty: choose the file with the list.",
        "ファイルが空です。一覧のファイルを選んでください。",
    ),
    "pdf": (
        "This is a PDF: ask for the list as a spreadsheet (.xlsx) or CSV file.",
        "PDFは読み込めません。一覧をExcel（.xlsx）かCSVで用意してください。",
    ),
    "picture": (
        "This is a picture: ask for the list as a spreadsheet (.xlsx) or CSV file.",
        "画像は読み込めません。一覧をExcel（.xlsx）かCSVで用意してください。",
    ),
    "old_excel": (
        "This is an old Excel file (.xls): open it, save it as .xlsx or CSV, and choose that file.",
        "古い形式のExcel（.xls）です。開いて .xlsx かCSVで保存し、そのファイルを選んでください。",
    ),
    "zip": (
        "This spreadsheet cannot be opened: open it yourself, save it as .xlsx or CSV, and choose that file.",
        "この表は開けません。ご自身で開いて .xlsx かCSVで保存し直し、そのファイルを選んでください。",
    ),
    "too_large": (
        "This spreadsheet unpacks to more than {limit} MB: save only the list as CSV and choose that file.",
        "この表は展開すると{limit}MBを超えます。一覧だけをCSVで保存し、そのファイルを選んでください。",
    ),
    "binary": (
        "This is no text and no spreadsheet: choose a CSV or .xlsx file.",
        "文字のファイルでも表でもありません。CSVか .xlsx のファイルを選んでください。",
    ),
    "markup": (
        "This is {what}, not a table: choose a CSV or .xlsx file.",
        "これは{what}で、表ではありません。CSVか .xlsx のファイルを選んでください。",
    ),
    "broken_csv": (
        "Row {row} of this file cannot be read ({why}): correct it there and choose the file again.",
        "{row}行目が読めません（{why}）。直してから、もう一度選んでください。",
    ),
    "no_name": (
        "No column with the names of shelters was found: say which column holds the name, or choose another file.",
        "避難所の名称の列が見つかりません。どの列が名称かを指定するか、別のファイルを選んでください。",
    ),
    "no_rows": (
        "The header is there but no row follows it: choose the file with the whole list.",
        "見出しだけで、行がありません。一覧全体のファイルを選んでください。",
    ),
}
