struct Queue {
    let name: String
    var retries: Int = 5

    func patience() -> Int {
        retries > 0 ? 30 * retries : 30
    }
}
