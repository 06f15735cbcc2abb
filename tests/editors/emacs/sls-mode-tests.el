;;; sls-mode-tests.el --- Tests of sls-mode  -*- lexical-binding: t; -*-

;;; Commentary:

;; $ROOT is the root of the repository, $WORK an empty folder, and $PATH begins with the folder of slsc.

;;; Code:

(require 'ert)
(require 'sls-mode)
(require 'flymake)
(require 'imenu)

(defconst tests-root (file-name-as-directory (getenv "ROOT")))
(defconst tests-work (file-name-as-directory (getenv "WORK")))

(defun tests-files (&rest folders)
  "The .sls files in FOLDERS of the repository."
  (mapcan (lambda (folder)
            (directory-files-recursively (expand-file-name folder tests-root) "\\.sls\\'"))
          folders))

(defmacro tests-with (text &rest body)
  "Run BODY in a buffer of the mode with TEXT."
  (declare (indent 1))
  `(with-temp-buffer
     (insert ,text)
     (sls-mode)
     (goto-char (point-min))
     ,@body))

(defmacro tests-visiting (name text &rest body)
  "Run BODY in a buffer that visits a file NAME with TEXT, in $WORK."
  (declare (indent 2))
  `(let ((file (expand-file-name ,name tests-work)))
     (with-temp-file file (insert ,text))
     (with-current-buffer (find-file-noselect file)
       (unwind-protect
           (progn ,@body)
         (set-buffer-modified-p nil)
         (kill-buffer)))))

(defun tests-mode-of (file)
  "The major mode in which FILE opens."
  (with-current-buffer (find-file-noselect file)
    (prog1 major-mode
      (kill-buffer))))

(ert-deftest files-of-other-languages-are-left-alone ()
  (dolist (file (tests-files "tests/editors/detection"))
    (should (equal (list file (string-prefix-p "sls-" (file-name-nondirectory file)))
                   (list file (eq (tests-mode-of file) 'sls-mode)))))
  (dolist (file (tests-files "examples" "stdlib"))
    (should (equal (list file 'sls-mode) (list file (tests-mode-of file)))))
  (should (eq (tests-mode-of (expand-file-name "new.sls" tests-work)) 'sls-mode))
  (should-not (eq (tests-mode-of (expand-file-name "new.txt" tests-work)) 'sls-mode)))

(ert-deftest the-author-has-the-last-word ()
  (let ((file (expand-file-name "said.sls" tests-work)))
    (with-temp-file file (insert "// -*- mode: text -*-\nqueue orders {}\n"))
    (should (eq (tests-mode-of file) 'text-mode))))

(ert-deftest indenting-changes-nothing-canonical ()
  (dolist (file (tests-files "examples" "stdlib"))
    (tests-with (with-temp-buffer (insert-file-contents file) (buffer-string))
      (let ((before (split-string (buffer-string) "\n")))
        (indent-region (point-min) (point-max))
        (seq-mapn (lambda (was is) (should (equal (list file was) (list file is))))
                  before (split-string (buffer-string) "\n"))))))

(defconst tests-indented "/// Takes orders in.
service shop {
  regions: [
    \"eu-west-1\"
    \"us-east-1\"
  ]
}

param stage: \"dev\" | \"production\" = \"dev\"
param waiting: queue?
param share: percent = 50%
let limit = stage == \"production\" ?
  10
  : 5
let enough = length(orders) > 3 &&
  stage == \"dev\"
  || limit > 2

pattern inbox(
  /// Who works.
  worker: function?
  retries: int = 5
) {
  queue letters { retries: retries } // { is no bracket in a comment
  if worker != none {
    letters
      -> worker
      -> ledger.write {
      batch: 10
    }
  } else if limit > 3 {
    letters -> worker { text: \"}\", other: \"arn:*/*{\" }
  } else {
    require length(\"${join(\"{\", [worker])}\") > 0
      else \"nothing\"
  }
  let open = [for x in letters
    && worker: x + (3 +
    4)]
}

queue last {}
")

(ert-deftest indenting-restores ()
  (tests-with (replace-regexp-in-string "^ +" "" tests-indented)
    (indent-region (point-min) (point-max))
    (should (equal (split-string tests-indented "\n") (split-string (buffer-string) "\n")))))

(ert-deftest texts-and-comments-stay-where-they-are ()
  (let ((text "queue orders {\n  note: \"\"\"\nqueue inner {\n        far\n  \"\"\"\n  /*\n   * {\n   * queue q {\n   */\n  retries: 5\n}\n"))
    (tests-with text
      (indent-region (point-min) (point-max))
      (should (equal text (buffer-string))))))

(ert-deftest typing-indents ()
  (tests-with ""
    (electric-indent-local-mode 1)
    (dolist (line '("queue orders {" "retries: 5" "}" "orders" "-> charge"))
      (insert line)
      (indent-according-to-mode)
      (newline nil t))
    (should (string-prefix-p "queue orders {\n  retries: 5\n}\norders\n  -> charge\n" (buffer-string)))))

(defun tests-face-of (word)
  "The face of the first WORD behind point."
  (save-excursion
    (search-forward word)
    (get-text-property (match-beginning 0) 'face)))

(ert-deftest brackets-in-texts-are-no-brackets ()
  (tests-with "let x = \"a${ {b: \"}\"} }{\" // {\nqueue orders {}\n"
    (font-lock-ensure)
    (should (= 0 (car (save-excursion (syntax-ppss (point-max))))))
    (should (eq (tests-face-of "b:") 'sls-key))
    (should (eq (tests-face-of "queue") 'sls-kind))
    (search-forward "=")
    (forward-sexp)
    (should (looking-at-p " // {"))))

(ert-deftest an-unclosed-text-ends-with-its-line ()
  (tests-with "let x = \"a\nqueue orders {}\nlet y = \"\\\nqueue others {}\n"
    (font-lock-ensure)
    (should (eq (tests-face-of "queue orders") 'sls-kind))
    (should (eq (tests-face-of "queue others") 'sls-kind))))

(ert-deftest editing-keeps-faces-right ()
  (tests-with "pattern p(\n  a: int\n) {\n  queue q {\n    retries: 5\n  }\n}\n"
    (font-lock-ensure)
    (should (eq (tests-face-of "retries") 'sls-key))
    (goto-char (point-max))
    (insert "for x in y {\n  topic t {}\n}\n")
    (font-lock-flush)
    (font-lock-ensure (line-beginning-position -1) (point-max))
    (goto-char (point-min))
    (should (eq (tests-face-of "topic") 'sls-kind))
    (should (eq (tests-face-of "retries") 'sls-key))))

(ert-deftest ten-thousand-lines ()
  (let ((block (mapconcat (lambda (file) (with-temp-buffer (insert-file-contents file) (buffer-string)))
                          (tests-files "stdlib") "\n")))
    (with-temp-buffer
      (while (< (line-number-at-pos (point-max)) 10000)
        (insert block "\n"))
      (sls-mode)
      (let ((start (float-time)))
        (font-lock-ensure (- (point-max) 2000) (point-max))
        (should (< (- (float-time) start) 5)))
      (goto-char (- (point-max) 2000))
      (should (text-property-any (point) (point-max) 'face 'sls-key))
      (should (text-property-any (point) (point-max) 'face 'sls-arrow)))))

(ert-deftest imenu-lists-declarations ()
  (tests-with "service shop {}\nqueue orders {}\nqueue returns {}\n/* queue not {} */\nif a {\n  topic told {}\n}\nlet limit = 5\npattern p(a: int) {}\n"
    (let ((index (mapcar (lambda (group) (cons (car group) (mapcar #'car (cdr group))))
                         (funcall imenu-create-index-function))))
      (should (equal '("orders" "returns") (cdr (assoc "queue" index))))
      (should (equal '("told") (cdr (assoc "topic" index))))
      (should (equal '("limit") (cdr (assoc "let" index))))
      (should (equal '("p") (cdr (assoc "pattern" index))))
      (should-not (assoc "if" index)))))

(ert-deftest comments-go-on ()
  (tests-with "/// Takes orders in"
    (goto-char (point-max))
    (comment-indent-new-line)
    (should (equal "/// Takes orders in\n/// " (buffer-string))))
  (tests-with "queue orders {}\n"
    (comment-region (point-min) (point-max))
    (should (equal "// queue orders {}\n" (buffer-string)))))

(defconst tests-flawed "queue failed { dead_letters: none, retention: 2d }
queue orders { dead_letters: failed, retention: 3d }

// one column each: \"é
topic accepted { display_name: \"Größe\", retrie: 3 }
let text = \"é\" + 5
")

(ert-deftest next-error-jumps ()
  (tests-visiting "flawed program.sls" tests-flawed
    (let ((compilation-ask-about-save nil) (compilation-finish-functions nil) (source (current-buffer)))
      (with-current-buffer (compile compile-command)
        (let ((process (get-buffer-process (current-buffer))) (patience 100))
          (while (and (process-live-p process) (> (setq patience (1- patience)) 0))
            (accept-process-output process 0.2)))
        (should (equal '(2 1 0) (list compilation-num-errors-found compilation-num-warnings-found
                                      compilation-num-infos-found)))
        (goto-char (point-min))
        (compilation-next-error 1)
        (compile-goto-error))
      (with-current-buffer source
        (should (looking-at-p "2d }")))
      (let ((next-error-last-buffer (get-buffer "*compilation*")))
        (next-error)
        (with-current-buffer source (should (looking-at-p "retrie: 3 }")))
        (next-error)
        (with-current-buffer source (should (looking-at-p "\"é\" \\+ 5")))))))

(defun tests-diagnostics ()
  "What Flymake shows in the current buffer, once it has checked it."
  (let ((result 'none) (patience 100))
    (sls-flymake (lambda (found &rest _) (setq result found)))
    (while (and (eq result 'none) (> (setq patience (1- patience)) 0))
      (accept-process-output sls--checking 0.2))
    (mapcar (lambda (found)
              (list (flymake-diagnostic-type found)
                    (substring (flymake-diagnostic-text found) 1 8)
                    (buffer-substring-no-properties (flymake-diagnostic-beg found) (flymake-diagnostic-end found))))
            result)))

(ert-deftest flymake-shows-what-is-wrong ()
  (tests-visiting "flawed.sls" tests-flawed
    (should (memq #'sls-flymake flymake-diagnostic-functions))
    (let ((found (tests-diagnostics)))
      (should (member '(:error "SLS0402" "retrie") found))
      (should (member '(:warning "SLS0482" "2d") found))
      (should (= 3 (length found))))
    (insert "// changed\n")
    (let ((answer nil))
      (sls-flymake (lambda (&rest arguments) (setq answer arguments)))
      (should (equal (list nil :region (cons (point-min) (point-min))) answer))))
  (tests-visiting "sound.sls" "queue orders {}\n"
    (should-not (seq-filter (lambda (found) (eq (car found) :error)) (tests-diagnostics)))))

(ert-deftest flymake-says-that-there-is-no-compiler ()
  (tests-visiting "sound.sls" "queue orders {}\n"
    (let ((sls-program "there-is-no-slsc"))
      (should-error (sls-flymake #'ignore)))))

(ert-deftest slsc-formats ()
  (tests-with "queue   orders {retries:5}\norders->charge\n"
    (search-forward "charge")
    (sls-format-buffer)
    (should (equal "queue orders { retries: 5 }\norders -> charge\n" (buffer-string)))
    (should (looking-back "charge" (line-beginning-position))))
  (tests-with "queue   orders {retries:5\n"
    (sls-format-buffer)
    (should (equal "queue   orders {retries:5\n" (buffer-string))))
  (tests-with "let  x = \"é\"\n"
    (sls-format-buffer)
    (should (equal "let x = \"é\"\n" (buffer-string)))))

(ert-deftest saving-formats-if-one-wants-it ()
  (tests-visiting "saved.sls" "queue   orders {}\n"
    (sls-format-on-save-mode)
    (goto-char (point-max))
    (insert "\n\n\ntopic   told {}\n")
    (save-buffer)
    (should (equal "queue orders {}\n\ntopic told {}\n" (buffer-string)))
    (sls-format-on-save-mode -1)
    (insert "queue   others {}\n")
    (save-buffer)
    (should (string-suffix-p "queue   others {}\n" (buffer-string)))))

;;; sls-mode-tests.el ends here
