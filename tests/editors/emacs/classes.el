;;; classes.el --- What the mode sees in each program  -*- lexical-binding: t; -*-

;;; Commentary:

;; The faces at the first and at the last byte of every token of the corpus, as classes.  Takes the folder of the corpus in
;; $CORPUS and a folder for NAME.seen.json in $SEEN.

;;; Code:

(require 'sls-mode)
(require 'json)

(defconst classes-of-faces
  '((font-lock-comment-face . "comment") (font-lock-comment-delimiter-face . "comment")
    (font-lock-doc-face . "doc") (font-lock-keyword-face . "keyword")
    (font-lock-preprocessor-face . "annotation") (font-lock-constant-face . "constant")
    (sls-kind . "kind") (font-lock-variable-name-face . "declared")
    (font-lock-type-face . "type") (sls-key . "key") (sls-member . "member")
    (sls-function . "function") (nil . "name") (font-lock-string-face . "string")
    (sls-escape . "escape") (sls-interpolation . "interpolation") (sls-number . "number")
    (sls-arrow . "arrow") (sls-operator . "operator")))

(defun classes-at (byte)
  (let ((face (get-text-property (filepos-to-bufferpos byte 'exact) 'face)))
    (or (cdr (assq face classes-of-faces)) (format "%S" face))))

(defun classes-seen (corpus name)
  (with-temp-buffer
    (let ((coding-system-for-read 'utf-8-unix))
      (insert-file-contents (expand-file-name (concat name ".sls") corpus)))
    (setq buffer-file-coding-system 'utf-8-unix)
    (sls-mode)
    (font-lock-ensure)
    (let ((json-object-type 'alist) (json-array-type 'list) (seen nil))
      (dolist (token (alist-get 'tokens (json-read-file (expand-file-name (concat name ".json") corpus))))
        (dolist (byte (list (nth 0 token) (1- (nth 1 token))))
          (push (list byte (1+ byte) (classes-at byte)) seen)))
      (vconcat (nreverse seen)))))

(dolist (file (directory-files (getenv "CORPUS") nil "\\.json\\'"))
  (let ((name (file-name-base file)))
    (with-temp-file (expand-file-name (concat name ".seen.json") (getenv "SEEN"))
      (insert (json-encode (classes-seen (getenv "CORPUS") name))))))

;;; classes.el ends here
