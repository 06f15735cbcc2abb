;;; sls-mode.el --- Serverless architectures in .sls files  -*- lexical-binding: t; -*-

;; Copyright (C) The slsc authors

;; Author: The slsc authors
;; Version: 0.1.0
;; Package-Requires: ((emacs "27.1"))
;; Keywords: languages
;; URL: https://github.com/slsc-lang/slsc
;; SPDX-License-Identifier: MIT

;;; Commentary:

;; A major mode for the programs of slsc, a compiler of serverless architectures.  It highlights, indents, lists
;; declarations for Imenu, checks with Flymake and `compile', and formats.
;;
;; Salt's state files and Scheme's libraries end in .sls, too: the first line with something in it says whose a file is.
;; See `sls-file-p'.
;;
;; The program `slsc' is needed for checking and formatting only.

;;; Code:

(require 'compile)
(require 'json)

(defgroup sls nil
  "Serverless architectures in .sls files."
  :group 'languages
  :prefix "sls-")

(defcustom sls-program "slsc"
  "The compiler."
  :type 'string)

(defcustom sls-indent-offset 2
  "By how many columns a line is indented; the canonical form has two."
  :type 'integer
  :safe #'integerp)

;;;; Whose file is it

;; In the autoloads as a whole, so that opening other files does not load this one.
;;;###autoload
(progn
  (defun sls-file-p ()
    "Whether the current buffer visits a .sls file that is ours, by its first lines.
Comments, declarations and arrows are ours; jinja, YAML and Lisp are not;
an empty file may become ours."
    (and buffer-file-name
         (string-match-p "\\.sls\\'" buffer-file-name)
         (save-excursion
           (save-restriction
             (widen)
             (goto-char (point-min))
             (let ((case-fold-search nil) (lines 200) (answer 'unknown))
               (while (and (eq answer 'unknown) (> lines 0) (not (eobp)))
                 (skip-chars-forward " \t\ufeff")
                 (setq answer
                       (cond
                        ((looking-at-p "\r?$") 'unknown)
                        ((looking-at-p
                          (concat
                           "//\\|/\\*\\|@[A-Za-z]\\|\\["
                           "\\|[A-Za-z_][A-Za-z0-9_]*[ \t]+[A-Za-z_][A-Za-z0-9_-]*[ \t\r]*\\(?:{\\|$\\)"
                           "\\|\\(?:param\\|input\\|resource\\)[ \t]+[A-Za-z_][A-Za-z0-9_-]*[ \t]*:[ \t]*[^ \t\r\n]"
                           "\\|\\(?:let\\|type\\|output\\)[ \t]+[A-Za-z_][A-Za-z0-9_-]*[ \t]*[:=][ \t]*[^ \t\r\n]"
                           "\\|pattern[ \t]+[A-Za-z_][A-Za-z0-9_-]*[ \t]*("
                           "\\|import[ \t]*{\\|for[ \t]+[A-Za-z_][A-Za-z0-9_]*[ \t]+in[ \t]"
                           "\\|if[ \t].*{\\|if[ \t]*("
                           "\\|\\(?:expect\\|require\\|moved\\)[ \t]+[A-Za-z_(!]"
                           "\\|[A-Za-z_][A-Za-z0-9_]*[ \t]*\\(?:{\\|=\\(?:[^=]\\|$\\)\\)"
                           "\\|[^#;:\n]*->\\|[A-Za-z_][A-Za-z0-9_.]*\\["))
                         t)
                        ((looking-at-p
                          (concat "[#;(%]\\|{[%{#]\\|---\\|- \\|[^\" \t\r\n][^\"\n]*:\\(?:[ \t\r]\\|$\\)"
                                  "\\|\"[^\"\n]*\":\\|'[^'\n]*':\\|/[^/*]"))
                         nil)
                        (t 'unknown)))
                 (setq lines (1- lines))
                 (forward-line))
               (if (eq answer 'unknown)
                   (progn (goto-char (point-min))
                          (skip-chars-forward " \t\r\n\ufeff")
                          (eobp))
                 answer))))))

  (add-to-list 'magic-mode-alist '(sls-file-p . sls-mode)))

;;;; Faces

(defmacro sls--defface (name like fallback doc)
  "Define a face NAME with DOC, like the face LIKE, or FALLBACK before Emacs 29."
  (declare (indent 3))
  `(defface ,name `((t :inherit ,(if (facep ',like) ',like ',fallback))) ,doc))

(sls--defface sls-kind font-lock-builtin-face font-lock-builtin-face
  "The first word of `queue orders {}'.")
(sls--defface sls-key font-lock-property-name-face font-lock-variable-name-face
  "The key of an entry, and the name of an argument.")
(sls--defface sls-member font-lock-property-use-face default
  "The member in `ledger.write'.")
(sls--defface sls-function font-lock-function-call-face font-lock-function-name-face
  "The name of a function that is called.")
(sls--defface sls-escape font-lock-escape-face font-lock-constant-face
  "The escapes in a text.")
(sls--defface sls-interpolation font-lock-misc-punctuation-face font-lock-preprocessor-face
  "The beginning and the end of an interpolation.")
(sls--defface sls-number font-lock-number-face font-lock-constant-face
  "A number with its unit.")
(sls--defface sls-operator font-lock-operator-face default
  "An operator.")
(defface sls-arrow '((t :inherit font-lock-keyword-face))
  "The arrow of a wiring.")

;;;; Syntax

(defvar sls-mode-syntax-table
  (let ((table (make-syntax-table)))
    (modify-syntax-entry ?/ ". 124b" table)
    (modify-syntax-entry ?* ". 23" table)
    (modify-syntax-entry ?\n "> b" table)
    (modify-syntax-entry ?_ "w" table)
    (modify-syntax-entry ?\\ "\\" table)
    (modify-syntax-entry ?\" "\"" table)
    (dolist (sign '(?+ ?- ?= ?< ?> ?& ?| ?% ?! ?? ?: ?. ?, ?@ ?$ ?'))
      (modify-syntax-entry sign "." table))
    table)
  "Syntax of `sls-mode'.")

;; A text is one string from its first quote to its last one, with whatever is interpolated: brackets and quotes in there
;; are no business of who counts brackets.  Its ends are string fences.

(defun sls--syntax-propertize (start end)
  "Mark the ends of texts between START and END."
  (goto-char start)
  (let ((state (syntax-ppss)))
    (cond
     ((nth 3 state) (goto-char (nth 8 state)) (sls--propertize-text))
     ((nth 4 state) (goto-char (nth 8 state)) (sls--skip-comment))))
  (while (and (< (point) end)
              (re-search-forward "\"\\|//\\|/\\*" end 'move))
    (goto-char (match-beginning 0))
    (if (eq (char-after) ?\")
        (sls--propertize-text)
      (sls--skip-comment))))

(defun sls--skip-comment ()
  "Go over the comment that begins at point."
  (if (looking-at-p "//")
      (end-of-line)
    (goto-char (or (search-forward "*/" nil t) (point-max)))))

(defun sls--propertize-text ()
  "Mark the ends of the text that begins at point, and go behind it."
  (let ((start (point)))
    (let ((last (if (sls--skip-text) (1- (point)) (point))))
      (dolist (at (list start last))
        (when (< at (point-max))
          (put-text-property at (1+ at) 'syntax-table (string-to-syntax "|")))))))

(defun sls--skip-text ()
  "Go over the text that begins at point, in one or in three quotes.
Return whether it is closed; one that is not ends before its line does, or with
the buffer."
  (let* ((block (looking-at-p "\"\"\""))
         (mark (if block "\\\\\\(?:.\\|\n\\)\\|\"\"\"\\|\\${" "\\\\.\\|\"\\|\\${\\|\n")))
    (forward-char (if block 3 1))
    (catch 'closed
      (while (re-search-forward mark nil 'move)
        (pcase (char-before)
          ((guard (eq (char-after (match-beginning 0)) ?\\)))
          (?\{ (sls--skip-interpolation))
          (?\n (backward-char) (throw 'closed nil))
          (_ (throw 'closed t))))
      nil)))

(defun sls--skip-interpolation ()
  "Go from behind a `${' behind its `}'."
  (let ((depth 1))
    (while (and (> depth 0)
                (re-search-forward "[{}\"]\\|//\\|/\\*" nil 'move))
      (pcase (char-before)
        (?\{ (setq depth (1+ depth)))
        (?\} (setq depth (1- depth)))
        (?\" (backward-char) (sls--skip-text))
        (_ (goto-char (match-beginning 0)) (sls--skip-comment))))))

;;;; Highlighting

;; What a name is follows from its place: keywords are reserved only where they begin a declaration, and patterns add
;; kinds.  So there is no list of words, but a walk through the text that knows what surrounds it.

(defconst sls--gap "\\(?:[ \t]\\|/\\*\\(?:[^*\n]\\|\\*[^/\n]\\)*\\*/\\)"
  "What may stand between two words of one line.")

(defconst sls--wide "\\(?:[ \t\r\n]\\|/\\*\\(?:[^*]\\|\\*[^/]\\)*\\*/\\|//.*\n\\)"
  "What may stand between two tokens.")

(defconst sls--name "[A-Za-z_][A-Za-z0-9_]*\\(?:-[A-Za-z_][A-Za-z0-9_]*\\)*"
  "A name that is declared, or a key.")

(defconst sls--in-a-row (concat sls--gap "+" sls--name)
  "The rest of a head: a name behind a word.")

(defconst sls--heads
  (let ((row sls--in-a-row) (gap (concat sls--gap "*")))
    `((,(concat "service" row sls--wide "*{") . sls--read-declared)
      (,(concat "\\(?:param\\|input\\|resource\\)" row gap ":") . sls--read-declared)
      (,(concat "\\(?:let\\|output\\)" row gap "[:=]") . sls--read-declared)
      (,(concat "type" row gap "[:=]") . sls--read-type)
      (,(concat "pattern" row gap "(") . sls--read-pattern)
      (,(concat "defaults" sls--gap "+[A-Za-z_]") . sls--read-defaults)
      (,(concat "import" gap "{") . sls--read-import)
      (,(concat "for" row sls--gap "+in\\_>") . sls--read-for)
      (,(concat "if\\(?:" sls--gap "+[^-.=\n]\\|(\\|" sls--gap "+-[^>]\\)") . sls--read-if)
      (,(concat "else\\_>" gap "\\(?:[^]-.=,) \t]\\|$\\)") . sls--read-else)
      (,(concat "expect" sls--gap "+[^-.=\n]") . sls--read-claim)
      (,(concat "\\(?:moved\\|require\\)" sls--gap "+[^-.=\n]") . sls--read-keyword)
      (,(concat "[A-Za-z_][A-Za-z0-9_]*" row sls--wide "*{") . sls--read-resource)))
  "What begins a declaration, and the function that reads its head.
None of them fits a value: no name follows another one there.")

(defconst sls--claim-words
  (concat "\\_<"
          (regexp-opt '("after" "and" "answers" "at" "calls" "connects" "failures" "feeds" "idempotent" "in" "is"
                        "isolates" "keeps" "loss" "most" "never" "of" "once" "only" "order" "reaches" "reads"
                        "recovers" "runs" "survives" "to" "url" "within" "writes")
                      t)
          "\\_>")
  "The words of claims.")

(defvar sls--end 0
  "Where the walk ends.")

(defun sls--face (start end face)
  "Give the text from START to END a FACE; nil takes away the one of a string."
  (if face
      (put-text-property start end 'face face)
    (remove-text-properties start end '(face nil))))

(defun sls--take (pattern face)
  "Go over PATTERN at point, give it FACE, and say whether it was there."
  (when (looking-at pattern)
    (sls--face (point) (match-end 0) face)
    (goto-char (match-end 0))
    t))

(defun sls--blanks ()
  "Go over blanks and comments; end the walk where it ends.
Comments have their faces, but for those in an interpolation."
  (let ((again t))
    (while again
      (skip-chars-forward " \t\r\n\ufeff")
      (if (not (looking-at-p "//\\|/\\*"))
          (setq again nil)
        (let ((start (point)))
          (sls--skip-comment)
          (unless (get-text-property start 'face)
            (sls--face start (point) 'font-lock-comment-face))))))
  (when (>= (point) sls--end)
    (throw 'sls-end nil)))

;; Each of the following goes over what it reads, and gives it faces.  `sls--read' reads what is in brackets.

(defun sls--read (around)
  "Read up to the bracket that closes AROUND, and behind it.
AROUND is `file', `items', `object', `list', `group', `arguments', `parameters',
`branch' (up to the colon of a conditional) or `head' (the value before a block,
and the block)."
  (let ((operand nil) (going t))
    (while going
      (sls--blanks)
      (let ((sign (char-after)))
        (cond
         ((and (memq sign '(?\} ?\] ?\))) (memq around '(branch head)))
          (setq going nil))
         ((memq sign '(?\} ?\] ?\)))
          (forward-char)
          (setq going (eq around 'file)))
         ((and (eq sign ?,) (eq around 'branch)) (setq going nil))
         ((eq sign ?,) (forward-char) (setq operand nil))
         ((eq sign ?:)
          (sls--take ":" (if (eq around 'branch) 'sls-operator nil))
          (setq operand nil going (not (eq around 'branch))))
         ((and (eq sign ?\{) operand (eq around 'head))
          (forward-char)
          (sls--read 'items)
          (setq going nil))
         ((looking-at-p "[A-Za-z_]")
          (setq operand (sls--read-word around operand)))
         (t (setq operand (sls--read-sign))))))))

(defun sls--read-sign ()
  "Read what is no word, in a value; return whether an operand ends with it."
  (pcase (char-after)
    (?\" (sls--read-text) t)
    (?\{ (forward-char) (sls--read 'object) t)
    (?\[ (forward-char) (sls--read 'list) t)
    (?\( (forward-char) (sls--read 'group) t)
    (?? (sls--take "\\?" 'sls-operator) (sls--read 'branch) t)
    (?@ (sls--read-allow))
    (_ (cond
        ((sls--take "[0-9][0-9_]*\\(?:\\.[0-9][0-9_]*\\)?\\(?:%\\|[A-Za-z][A-Za-z0-9_]*\\)?" 'sls-number) t)
        ((sls--take "\\.[A-Za-z_][A-Za-z0-9_]*" 'sls-member) t)
        ((sls--take "->" 'sls-arrow) nil)
        ((sls--take "==\\|!=\\|<=\\|>=\\|&&\\|||\\|[-<>+*/%!=|]" 'sls-operator) nil)
        (t (forward-char) nil)))))

(defun sls--read-word (around operand)
  "Read a word in AROUND, behind an OPERAND or not.
Return whether an operand ends with it."
  (cond
   ((and (memq around '(file items)) (sls--read-head)) nil)
   ((and (memq around '(object arguments)) (looking-at (concat sls--name "\\(" sls--wide "*:\\)")))
    (sls--key (match-beginning 1)) nil)
   ((and (eq around 'parameters) (looking-at (concat sls--name "\\(" sls--wide "*:\\)")))
    (sls--face (point) (match-beginning 1) 'font-lock-variable-name-face)
    (goto-char (match-end 0))
    (sls--read-type-expression) nil)
   ((and (eq around 'list) (looking-at (concat "for" sls--in-a-row sls--gap "+in\\_>")))
    (sls--take "for" 'font-lock-keyword-face)
    (sls--blanks)
    (sls--take sls--name 'font-lock-variable-name-face) t)
   ((and operand
         (or (looking-at-p "in\\_>[ \t\r\n]*[\"A-Za-z0-9_[(]")
             (looking-at-p "for\\_>[ \t\r\n]+[\"A-Za-z0-9_(-]")
             (and (eq around 'list) (looking-at-p "if\\_>"))))
    (sls--take "[a-z]+" 'font-lock-keyword-face) nil)
   ((looking-at (concat "\\([A-Za-z_][A-Za-z0-9_]*\\)" sls--gap "*("))
    (let ((open (match-end 0)))
      (sls--face (point) (match-end 1) 'sls-function)
      (goto-char open)
      (sls--read 'arguments) t))
   ((sls--take "\\(?:true\\|false\\|none\\)\\_>" 'font-lock-constant-face) t)
   ((sls--take "[A-Za-z_][A-Za-z0-9_]*" nil) t)))

(defun sls--key (end)
  "The text up to END is a key."
  (sls--face (point) end 'sls-key)
  (goto-char end))

(defun sls--read-text ()
  "Read the text at point, with its escapes and with what is interpolated."
  (let* ((start (point))
         (end (save-excursion (sls--skip-text) (point)))
         (block (looking-at-p "\"\"\"")))
    (sls--face start end 'font-lock-string-face)
    (forward-char (if block 3 1))
    (while (re-search-forward "\\\\\\(?:u{[0-9A-Fa-f]*}\\|.\\)\\|\\${" end 'move)
      (if (eq (char-after (match-beginning 0)) ?\\)
          (sls--face (match-beginning 0) (match-end 0) 'sls-escape)
        (sls--read-interpolation (match-beginning 0) end)))
    (goto-char end)))

(defun sls--read-interpolation (start limit)
  "Read the interpolation that begins at START, before LIMIT."
  (let ((end (save-excursion (sls--skip-interpolation) (min (point) limit))))
    (sls--face start end nil)
    (sls--face start (+ start 2) 'sls-interpolation)
    (catch 'sls-end
      (let ((sls--end (min sls--end (1- end))))
        (while t
          (sls--read 'group))))
    (when (eq (char-before end) ?\})
      (sls--face (1- end) end 'sls-interpolation))
    (goto-char end)))

;;;;; Types

(defun sls--read-type-expression ()
  "Read a type, up to where none of its signs follows."
  (let ((going t))
    (while going
      (sls--blanks)
      (cond
       ((looking-at "deferred\\([ \t]+[A-Za-z_[{(\"]\\)")
        (sls--face (point) (match-beginning 1) 'font-lock-keyword-face)
        (goto-char (match-beginning 1)))
       ((sls--take "[A-Za-z_][A-Za-z0-9_]*" 'font-lock-type-face)
        (sls--take "\\.[A-Za-z_][A-Za-z0-9_]*" 'sls-member)
        (setq going (sls--read-rest-of-type)))
       ((eq (char-after) ?\")
        (sls--read-text)
        (setq going (sls--read-rest-of-type)))
       ((memq (char-after) '(?\[ ?\( ?\{))
        (let ((object (eq (char-after) ?\{)))
          (forward-char)
          (sls--read-types object))
        (setq going (sls--read-rest-of-type)))
       (t (setq going nil))))))

(defun sls--read-rest-of-type ()
  "Read what can stand behind a type; return whether another one follows."
  (let ((start (point)) (more nil))
    (sls--blanks)
    (while (sls--take "\\?" 'sls-operator)
      (setq start (point))
      (sls--blanks))
    (if (sls--take "|" 'sls-operator)
        (setq more t)
      (goto-char start))
    more))

(defun sls--read-types (object)
  "Read types up to the bracket that closes, and behind it.
In an OBJECT there are keys."
  (let ((going t))
    (while going
      (sls--blanks)
      (cond
       ((memq (char-after) '(?\} ?\] ?\))) (forward-char) (setq going nil))
       ((and object (looking-at (concat sls--name "\\(" sls--gap "*\\??" sls--gap "*:\\)")))
        (sls--key (match-beginning 1)))
       ((sls--take "\\?\\||" 'sls-operator))
       ((looking-at-p "[A-Za-z_\"[({]") (sls--read-type-expression))
       (t (forward-char))))))

;;;;; Heads of declarations

(defun sls--read-head ()
  "Read the head of a declaration, if one begins at point."
  (let ((reader (seq-find (lambda (head) (looking-at-p (car head))) sls--heads)))
    (when reader
      (funcall (cdr reader))
      t)))

(defun sls--read-keyword ()
  "Read a keyword, and the blanks behind it."
  (sls--take "[a-z]+" 'font-lock-keyword-face)
  (sls--blanks))

(defun sls--read-declared ()
  "Read a keyword, the name that is declared, and its type."
  (sls--read-keyword)
  (sls--take sls--name 'font-lock-variable-name-face)
  (sls--blanks)
  (when (sls--take ":" nil)
    (sls--read-type-expression)))

(defun sls--read-type ()
  "Read the declaration of a type."
  (sls--read-keyword)
  (sls--take sls--name 'font-lock-type-face)
  (sls--blanks)
  (sls--take "=" 'sls-operator)
  (sls--read-type-expression))

(defun sls--read-pattern ()
  "Read a pattern."
  (sls--read-keyword)
  (sls--take sls--name 'font-lock-variable-name-face)
  (sls--blanks)
  (forward-char)
  (sls--read 'parameters)
  (sls--read-block))

(defun sls--read-block ()
  "Read a block of declarations, if one follows."
  (sls--blanks)
  (when (eq (char-after) ?\{)
    (forward-char)
    (sls--read 'items)))

(defun sls--read-defaults ()
  "Read the head of defaults."
  (sls--read-keyword)
  (sls--take sls--name 'sls-kind))

(defun sls--read-resource ()
  "Read a kind and a name."
  (sls--take "[A-Za-z_][A-Za-z0-9_]*" 'sls-kind)
  (sls--blanks)
  (sls--take sls--name 'font-lock-variable-name-face))

(defun sls--read-import ()
  "Read an import up to its `from'."
  (sls--read-keyword)
  (forward-char)
  (let ((going t) (after nil))
    (while going
      (sls--blanks)
      (cond
       ((eq (char-after) ?\}) (forward-char) (setq going nil))
       ((and after (looking-at-p (concat "as" sls--gap "+[A-Za-z_]")))
        (sls--take "as" 'font-lock-keyword-face) (setq after nil))
       ((sls--take "[A-Za-z_][A-Za-z0-9_]*" nil) (setq after t))
       (t (forward-char) (setq after nil)))))
  (sls--blanks)
  (sls--take "from\\_>" 'font-lock-keyword-face))

(defun sls--read-for ()
  "Read a loop."
  (sls--read-keyword)
  (sls--take sls--name 'font-lock-variable-name-face)
  (sls--blanks)
  (sls--read-keyword)
  (sls--read 'head))

(defun sls--read-if ()
  "Read a branch."
  (sls--read-keyword)
  (sls--read 'head))

(defun sls--read-else ()
  "Read `else' and its block, or leave what follows to others."
  (sls--read-keyword)
  (when (eq (char-after) ?\{)
    (sls--read-block)))

(defun sls--read-claim ()
  "Read a claim, which ends with its line."
  (sls--read-keyword)
  (sls--take "[A-Za-z_][A-Za-z0-9_]*" nil)
  (let ((depth 0) (going t))
    (while going
      (skip-chars-forward (if (> depth 0) " \t\r\n" " \t\r"))
      (when (>= (point) sls--end)
        (throw 'sls-end nil))
      (cond
       ((eolp) (setq going nil))
       ((looking-at-p "//\\|/\\*") (sls--skip-comment))
       ((eq (char-after) ?\[) (forward-char) (setq depth (1+ depth)))
       ((and (memq (char-after) '(?\} ?\] ?\))) (= depth 0)) (setq going nil))
       ((memq (char-after) '(?\} ?\] ?\))) (forward-char) (setq depth (1- depth)))
       ((eq (char-after) ?\") (sls--read-text))
       ((sls--take "\\.[A-Za-z_][A-Za-z0-9_]*" 'sls-member))
       ((sls--take sls--claim-words 'font-lock-keyword-face))
       ((sls--take "[A-Za-z_][A-Za-z0-9_]*" nil))
       ((sls--take "[0-9][0-9_]*[A-Za-z]*" 'sls-number))
       (t (forward-char))))))

(defun sls--read-allow ()
  "Read an annotation, and say that no operand ends with it."
  (when (sls--take "@allow\\_>" 'font-lock-preprocessor-face)
    (sls--blanks)
    (when (eq (char-after) ?\()
      (forward-char)
      (let ((going t))
        (while going
          (sls--blanks)
          (cond
           ((eq (char-after) ?\)) (forward-char) (setq going nil))
           ((eq (char-after) ?\") (sls--read-text))
           ((looking-at (concat "until\\(" sls--wide "*:\\)")) (sls--key (match-beginning 1)))
           ((sls--take sls--name 'font-lock-constant-face))
           (t (forward-char)))))))
  (when (eq (char-after) ?@)
    (forward-char))
  nil)

;;;;; Font lock

(defun sls--font-lock (limit)
  "Give faces from point to LIMIT; point is where a declaration of the file begins.
Return nil: nothing is left for Font Lock itself to do."
  (let ((sls--end limit) (case-fold-search nil))
    (with-silent-modifications
      (catch 'sls-end
        (sls--read 'file))))
  nil)

(defconst sls-font-lock-keywords '((sls--font-lock))
  "One function that gives all faces but those of comments.")

(defun sls--begins-declaration-p ()
  "Whether a declaration of the file begins at point, the beginning of a line."
  (and (looking-at-p "[A-Za-z_@[]")
       (let ((state (syntax-ppss)))
         (and (= (nth 0 state) 0) (not (nth 8 state))))))

(defun sls--beginning-of-declaration ()
  "Go to the beginning of the declaration of the file that point is in."
  (beginning-of-line)
  (while (not (or (bobp) (sls--begins-declaration-p)))
    (let ((outermost (or (car (nth 9 (syntax-ppss))) (nth 8 (syntax-ppss)))))
      (if (and outermost (< outermost (point)))
          (progn (goto-char outermost)
                 (if (bolp) (forward-line -1) (beginning-of-line)))
        (forward-line -1)))))

(defvar font-lock-beg)
(defvar font-lock-end)

(defun sls--extend-region ()
  "Let Font Lock begin where a declaration begins."
  (save-excursion
    (goto-char font-lock-beg)
    (sls--beginning-of-declaration)
    (when (< (point) font-lock-beg)
      (setq font-lock-beg (point)))))

(defun sls--syntactic-face (state)
  "The face of the text or comment that STATE is in."
  (cond
   ((nth 3 state) 'font-lock-string-face)
   ((save-excursion
      (goto-char (nth 8 state))
      (looking-at-p "///\\(?:[^/]\\|$\\)"))
    'font-lock-doc-face)
   (t 'font-lock-comment-face)))

;;;; Indentation

(defun sls-indent-line ()
  "Indent the current line.
A line that opens a bracket is worth a step, and so is one that continues."
  (interactive)
  (let ((column (save-excursion (back-to-indentation) (sls--indentation))))
    (if (not column)
        'noindent
      (if (<= (current-column) (current-indentation))
          (indent-line-to column)
        (save-excursion (indent-line-to column))))))

(defun sls--indentation ()
  "The column for the code at point; nil if it has to stay where it is.
A step for each line that ends with an open bracket, however it is indented
itself, and one for a line that continues: with or behind a sign, or behind a
bracket with more on its line."
  (let* ((state (save-excursion (syntax-ppss (line-beginning-position))))
         (open (nth 1 state))
         (lines (delete-dups (mapcar #'sls--line-of (seq-remove #'sls--goes-on-p (nth 9 state))))))
    (cond
     ((or (nth 3 state) (nth 4 state)) nil)
     ((and open (looking-at-p "[])}]"))
      (* sls-indent-offset (length (delq (sls--line-of open) lines))))
     ((or (looking-at-p "->\\|\\.[A-Za-z_]\\|[?:|]\\|&&\\|else[ \t]*\"")
          (and open (sls--goes-on-p open))
          (sls--unfinished-p (or open (point-min))))
      (* sls-indent-offset (1+ (length lines))))
     (t (* sls-indent-offset (length lines))))))

(defun sls--line-of (place)
  "The beginning of the line of PLACE."
  (save-excursion
    (goto-char place)
    (line-beginning-position)))

(defun sls--goes-on-p (open)
  "Whether more stands on its line behind the bracket at OPEN."
  (save-excursion
    (goto-char (1+ open))
    (skip-chars-forward " \t")
    (not (or (eolp) (looking-at-p "//\\|/\\*")))))

(defun sls--unfinished-p (start)
  "Whether the code from START to this line ends with a sign that wants more.
The `?' of `queue?' and the `%' of `50%' do not."
  (save-excursion
    (beginning-of-line)
    (forward-comment (- (point)))
    (and (> (point) (1+ start))
         (not (nth 8 (syntax-ppss)))
         (or (memq (char-before) '(?- ?+ ?* ?/ ?< ?> ?= ?! ?& ?| ?:))
             (and (eq (char-before) ??) (memq (char-before (1- (point))) '(?\s ?\t ?\n)))
             (and (eq (char-before) ?%) (not (string-match-p "[0-9]" (string (char-before (1- (point)))))))))))

;;;; Declarations for Imenu

(defun sls--imenu ()
  "The declarations, under their kinds."
  (let ((case-fold-search nil) (groups nil))
    (save-excursion
      (goto-char (point-min))
      (while (re-search-forward
              (concat "^[ \t]*\\([A-Za-z_][A-Za-z0-9_]*\\)" sls--gap "+\\(" sls--name "\\)" sls--wide "*[{:=(]") nil t)
        (let ((kind (match-string-no-properties 1))
              (name (match-string-no-properties 2))
              (place (match-beginning 2))
              (end (match-end 2)))
          (unless (or (member kind '("if" "for" "else" "expect" "require" "moved" "import" "defaults"))
                      (nth 8 (save-excursion (syntax-ppss place))))
            (push (cons name (copy-marker place)) (alist-get kind groups nil nil #'equal)))
          (goto-char end))))
    (mapcar (lambda (group) (cons (car group) (nreverse (cdr group))))
            (nreverse groups))))

;;;; Compilation

(defconst sls-compilation-regexp
  '(slsc "^\\([^:\n]+\\):\\([0-9]+\\):\\([0-9]+\\): \\(?:error\\|\\(warning\\)\\|\\(note\\)\\)\\[SLS[0-9]+\\]"
         1 2 3 (4 . 5))
  "What `slsc check --message-format short' says.")

(add-to-list 'compilation-error-regexp-alist-alist sls-compilation-regexp)
(add-to-list 'compilation-error-regexp-alist 'slsc)

(defun sls--compile-command ()
  "The command to check the current file."
  (format "%s check --message-format short %s"
          sls-program
          (shell-quote-argument (file-name-nondirectory (or buffer-file-name "main.sls")))))

;;;; Flymake

(defvar-local sls--checking nil
  "The process at work on the current buffer.")

(declare-function flymake-make-diagnostic "flymake")

(defun sls-flymake (report &rest _)
  "Check the file of the current buffer and call REPORT with what was found.
Imports and code are looked for beside the file, so that it is the file which is
checked; a buffer that was changed since keeps what was found."
  (when (process-live-p sls--checking)
    (delete-process sls--checking))
  (cond
   ((not (executable-find sls-program))
    (error "There is no `%s' on the PATH" sls-program))
   ((or (not buffer-file-name) (buffer-modified-p))
    (funcall report nil :region (cons (point-min) (point-min))))
   (t (sls--check report))))

(defun sls--check (report)
  "Run the compiler on the current file, and call REPORT."
  (let* ((source (current-buffer))
         (file (file-name-nondirectory buffer-file-name))
         (output (generate-new-buffer " *slsc*")))
    (setq sls--checking
          (make-process
           :name "slsc" :buffer output :noquery t :connection-type 'pipe
           :command (list sls-program "check" "--message-format" "json" file)
           :stderr (make-pipe-process :name "slsc-errors" :buffer nil :noquery t
                                     :filter #'ignore :sentinel #'ignore)
           :sentinel
           (lambda (process _event)
             (unless (process-live-p process)
               (unwind-protect
                   (when (and (buffer-live-p source)
                              (eq process (buffer-local-value 'sls--checking source)))
                     (sls--report source output report))
                 (kill-buffer output))))))))

(defun sls--report (source output report)
  "Call REPORT with what the compiler said in OUTPUT about SOURCE."
  (condition-case problem
      (let* ((found (with-current-buffer output
                      (goto-char (point-min))
                      (let ((json-object-type 'alist) (json-array-type 'list))
                        (json-read)))))
        (with-current-buffer source
          (funcall report (delq nil (mapcar #'sls--diagnostic (alist-get 'diagnostics found))))))
    (json-error (funcall report :panic :explanation (format "slsc: %S" problem)))))

(defun sls--diagnostic (found)
  "FOUND as Flymake has it, unless it is about another file."
  (let* ((label (car (alist-get 'labels found)))
         (help (alist-get 'help found)))
    (when (and label
               (equal (file-name-nondirectory (alist-get 'file label))
                      (file-name-nondirectory buffer-file-name)))
      (let ((start (sls--place (alist-get 'start label)))
            (end (sls--place (alist-get 'end label))))
        (flymake-make-diagnostic
         (current-buffer) start (if (> end start) end (min (1+ start) (point-max)))
         (pcase (alist-get 'level found)
           ("error" :error)
           ("warning" :warning)
           (_ :note))
         (format "[%s] %s%s" (alist-get 'code found) (alist-get 'message found)
                 (if (stringp help) (concat "\n" help) "")))))))

(defun sls--place (place)
  "The position of PLACE, which counts lines and characters from one."
  (save-excursion
    (save-restriction
      (widen)
      (goto-char (point-min))
      (forward-line (1- (alist-get 'line place)))
      (min (+ (point) (1- (alist-get 'column place))) (line-end-position)))))

;;;; Formatting

(defun sls-format-buffer ()
  "Write the buffer in the canonical form, as `slsc fmt' does.
A program with mistakes in its syntax stays as it is."
  (interactive)
  (unless (executable-find sls-program)
    (user-error "There is no `%s' on the PATH" sls-program))
  (let ((source (current-buffer))
        (said (make-temp-file "slsc"))
        (coding-system-for-read 'utf-8-unix)
        (coding-system-for-write 'utf-8-unix))
    (unwind-protect
        (with-temp-buffer
          (let* ((new (current-buffer))
                 (code (with-current-buffer source
                         (save-restriction
                           (widen)
                           (call-process-region nil nil sls-program nil (list new said) nil
                                                "fmt" "--message-format" "short" "-")))))
            (if (eq code 0)
                (with-current-buffer source
                  (save-restriction
                    (widen)
                    (replace-buffer-contents new)))
              (message "Not formatted: %s"
                       (with-temp-buffer
                         (insert-file-contents said)
                         (buffer-substring (point-min) (line-end-position)))))))
      (delete-file said))))

(defun sls--format-before-save ()
  "Format the buffer, and save it in any case."
  (with-demoted-errors "%S"
    (sls-format-buffer)))

;;;###autoload
(define-minor-mode sls-format-on-save-mode
  "Format .sls files before they are saved."
  :lighter " fmt"
  (if sls-format-on-save-mode
      (add-hook 'before-save-hook #'sls--format-before-save nil t)
    (remove-hook 'before-save-hook #'sls--format-before-save t)))

;;;; The mode

(defvar sls-mode-map
  (let ((map (make-sparse-keymap)))
    (define-key map (kbd "C-c C-f") #'sls-format-buffer)
    (define-key map (kbd "C-c C-c") #'compile)
    map)
  "Keys of `sls-mode'.")

;;;###autoload
(define-derived-mode sls-mode prog-mode "SLS"
  "Major mode for serverless architectures in .sls files."
  (setq-local comment-start "// ")
  (setq-local comment-end "")
  (setq-local comment-start-skip "\\(?://+\\|/\\*+\\)[ \t]*")
  (setq-local comment-end-skip "[ \t]*\\(?:\n\\|\\*+/\\)")
  (setq-local comment-multi-line t)
  (setq-local adaptive-fill-regexp "[ \t]*\\(?://+[ \t]*\\|\\*[ \t]+\\)?")
  (setq-local parse-sexp-lookup-properties t)
  (setq-local syntax-propertize-function #'sls--syntax-propertize)
  (setq-local font-lock-defaults
              '(sls-font-lock-keywords nil nil nil
                (font-lock-syntactic-face-function . sls--syntactic-face)))
  (add-hook 'font-lock-extend-region-functions #'sls--extend-region t t)
  (setq-local indent-line-function #'sls-indent-line)
  (setq-local indent-tabs-mode nil)
  (setq-local electric-indent-chars (append '(?\} ?\] ?\)) electric-indent-chars))
  (setq-local imenu-create-index-function #'sls--imenu)
  (setq-local compile-command (sls--compile-command))
  (add-hook 'flymake-diagnostic-functions #'sls-flymake nil t))

(provide 'sls-mode)

;;; sls-mode.el ends here
